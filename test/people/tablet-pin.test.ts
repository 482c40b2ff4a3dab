import { describe, expect, test } from 'vitest';
import { checkPin, clearPin, setPin } from '#src/people/pin.ts';
import { switchPerson } from '#src/people/switch-person.ts';
import { changePinAtTablet } from '#src/people/tablet-pin.ts';
import { comeIn, cookieOf, openFrontDoor, passwordOf, workshop } from './front-door.ts';

async function openTablet() {
  const door = await openFrontDoor();
  await door.add('Olga', ['owner']);
  const yusuf = await door.add('Yusuf', ['technician']);
  await setPin(door.signIn, yusuf, '4917');
  return { door, yusuf, cookie: cookieOf(await comeIn(door, 'Olga')) };
}

describe('a PIN at the tablet itself', () => {
  test('is changed with the old one, or with the password', async () => {
    const { door, yusuf } = await openTablet();
    expect(await changePinAtTablet(door.signIn, yusuf, { old: '4917', pin: '8361' }, workshop)).toEqual({ ok: true });
    const password = passwordOf('Yusuf');
    expect(await changePinAtTablet(door.signIn, yusuf, { old: password, pin: '2749' }, workshop)).toEqual({ ok: true });
    expect(await checkPin(door.signIn, yusuf, '2749')).toEqual({ ok: true });
    expect(await checkPin(door.signIn, yusuf, '8361')).toMatchObject({ ok: false });
  });

  test('is not changed by guesses, and those are counted', async () => {
    const { door, yusuf } = await openTablet();
    for (const left of [4, 3, 2, 1, 0, 0])
      expect(await changePinAtTablet(door.signIn, yusuf, { old: '9999', pin: '8361' }, workshop)).toEqual({
        why: 'wrong',
        left,
      });
    expect(await changePinAtTablet(door.signIn, yusuf, { old: '4917', pin: '8361' }, workshop)).toMatchObject({
      left: 0,
    });
    for (let n = 0; n < 10; n += 1)
      expect(
        await changePinAtTablet(door.signIn, yusuf, { old: 'een gok naar een woord', pin: '8361' }, workshop),
      ).toEqual({
        why: 'wrong',
        left: null,
      });
    const waits = await changePinAtTablet(door.signIn, yusuf, { old: passwordOf('Yusuf'), pin: '8361' }, workshop);
    expect(waits).toMatchObject({ why: 'wait' });
  });

  test('is taken away by an owner, and then nobody takes over in that name', async () => {
    const { door, yusuf, cookie } = await openTablet();
    await clearPin(door.signIn, yusuf);
    const taking = switchPerson(door.signIn, { person: yusuf, pin: '4917' }, { ...workshop, cookie });
    expect(await taking).toEqual({ why: 'nobody' });
  });
});
