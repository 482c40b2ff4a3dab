import { expect, test } from 'vitest';
import { isCommonPassword } from '#src/people/common-passwords.ts';

const about = ['Olga', 'olga@dewerf.example', 'dewerf'];

test.each([
  'qwertyuiop',
  '1234567890',
  'password123',
  '1q2w3e4r5t',
  'football2024',
  'Welkom2026!',
  'Wachtwoord1',
  'P@ssw0rd123',
  'W3lkom01!!',
  'zomer2026!!',
  'Garage2026!!',
  'olga12345678',
  'Dewerf-2026',
  'monkeymonkey',
  'aaaaaaaaaa',
  '1212121212',
  '14-02-1987',
  '0612345678',
  'azertyuiop',
  'abcdefghij',
  '1qaz2wsx3edc',
  'wélkom2026!',
  'sojdlg123aljg',
  '          ',
])('%s is tried among the first', (password) => {
  expect(isCommonPassword(password, about)).toBe(true);
});

test.each([
  'correct horse battery',
  'mijn fiets is blauw',
  'Kx9#mQ2vLp',
  '9#2!k4$1@7',
  'twaalf natte ganzen',
  'blauwe olifant 7',
  'vr1jdagm1ddag',
  'olga bakt pannenkoeken',
  'wachtwoorden onthouden is lastig',
  '日本語のパスワードです',
])('%s is not', (password) => {
  expect(isCommonPassword(password, about)).toBe(false);
});
