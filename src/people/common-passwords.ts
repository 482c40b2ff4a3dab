import { dictionary } from '@zxcvbn-ts/language-common';

/**
 * Whether a password is among those that are tried first: a known common one, a common word (or something about the
 * person, such as the name) with digits and signs around it, a walk over the keyboard, or a short piece repeated.
 * Letters drawn as digits (p@ssw0rd) count as letters.
 */
export function isCommonPassword(password: string, about: readonly string[] = []): boolean {
  const whole = fold(password);
  if (common.has(whole) || common.has(drawn(whole))) return true;
  const bare = undecorated(whole);
  const piece = repeated(bare);
  if (isCommonWord(piece, about) || isCommonWord(repeated(undecorated(drawn(bare))), about)) return true;
  return isNumber(whole) || repeated(whole).length <= 5 || new Set(whole).size <= 4 || isKeyboardWalk(whole);
}

// The most used passwords, the first one most; their words, and those a workshop here would think of.
const used: readonly string[] = dictionary['passwords-common'];
const common = new Set(used.filter((one) => one.length >= 10));
const ownWords = `
  aanmelden advocaat balie bedrijf beheerder dinsdag directeur donderdag drukkerij eigenaar eindhoven februari
  fietsenmaker gebruiker groningen haarlem hallohallo herfst ikhouvanjou inloggen kantoor keuken klant klanten
  koning lente lieverd login maart monteur netherlands nijmegen openkitchen prinses restaurant skoda standaard
  tijdelijk tilburg verander veranderme vestiging vrijdag wachtwoorden werkbank werkplaats winkel woensdag
  zaterdag zomer zondag`;
const words = new Set([...used.filter((one) => /^[a-z]{5,}$/.test(one)), ...ownWords.trim().split(/\s+/)]);

const fold = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

const undecorated = (text: string) => text.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');

const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const drawn = (text: string) => text.replaceAll(/[013457@$!]/g, (sign) => letters[sign] ?? sign);

function isCommonWord(word: string, about: readonly string[]): boolean {
  return word !== '' && (words.has(word) || about.some((own) => undecorated(fold(own)) === word));
}

// A date, a telephone number, a licence plate's digits: at most two letters go with it.
const isNumber = (text: string) => /^\d+$/.test(text.replaceAll(/[ ./+()-]/g, '').replace(/[a-z]{1,2}/, ''));

/** The piece a text is made of: "welkomwelkom" is "welkom" twice. */
function repeated(text: string): string {
  for (let size = 1; size <= text.length / 2; size += 1) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return piece;
  }
  return text;
}

const rows = [
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'abcdefghijklmnopqrstuvwxyz',
];
const columns = [
  '1qaz',
  '2wsx',
  '3edc',
  '4rfv',
  '5tgb',
  '6yhn',
  '7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
];
const paths = [...rows, ...columns].flatMap((path) => [path, [...path].reverse().join('')]);

/** Made of pieces of three and more keys that lie beside each other, but for at most three characters. */
function isKeyboardWalk(text: string): boolean {
  let [at, astray] = [0, 0];
  while (at < text.length) {
    const run = longestRun(text, at);
    if (run < 3) astray += 1;
    at += run < 3 ? 1 : run;
  }
  return astray <= 3;
}

function longestRun(text: string, from: number): number {
  let size = 1;
  while (from + size < text.length && paths.some((path) => path.includes(text.slice(from, from + size + 1)))) size += 1;
  return size;
}
