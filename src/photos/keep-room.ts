import { NoRoom } from '#src/web/errors.ts';

/** Claims room for so many bytes that are on their way. Throws if there is none; returns how to give it back. */
export type KeepRoom = (bytes: number) => Promise<() => void>;

// So much of the disk is for words: photos are refused first.
const reserve = 200 * 1024 * 1024;

/** What others are sending counts as if it lay there already: ten uploads at once must not eat the reserve together. */
export function keepRoom(free: () => Promise<number>): KeepRoom {
  let claimed = 0;
  return async (bytes) => {
    claimed += bytes;
    let isHeld = true;
    const giveBack = () => {
      if (isHeld) claimed -= bytes;
      isHeld = false;
    };
    try {
      if ((await free()) - claimed < reserve) throw new NoRoom();
    } catch (error) {
      giveBack();
      throw error;
    }
    return giveBack;
  };
}
