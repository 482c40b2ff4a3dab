import type { FollowAnswer, Update } from '../live/wire.ts';
import { connect, second } from './connect.ts';
import type { LiveLine } from './live-line.ts';
import { makePoll } from './poll.ts';
import { startRun, take } from './sequence.ts';

/** Asks for what came of a press. False: this page cannot learn of it and has to be loaded anew. */
export type Look = (seq: number | undefined) => boolean;

// The server's heart beats every five seconds; after so much silence a page no longer claims to be live.
const silence = 8.5 * second;
// Once in so many seconds a live page asks whether it shows all there is: who tells may die between commit and telling.
const doubt = 90;

/** Follows the order or page that the body names: over the socket while it works, otherwise asking now and then. */
export function follow(show: (update: Update) => void, line: LiveLine): Look | null {
  const { order, after = 0, as, page, updates } = document.body.dataset;
  if (!order && !page) return null;
  const wanted = order ? { order: /^\d+$/.test(order) ? Number(order) : order } : { page };
  let run = startRun(Number(after));
  let [isLive, isAsking, isOver] = [false, false, false];
  let [heard, woke, ticks] = [Date.now(), 0, 0];
  line.connecting();
  const { socket, again, retry, calm, end } = connect(as);
  const poll = updates ? makePoll(updates, () => run.last, polled, stop) : null;

  function lost(): void {
    if (isLive) poll?.restart();
    isLive = false;
    if (!isOver) line.off(heard);
  }

  function stop(): void {
    [isOver, isLive] = [true, false];
    clearInterval(ticker);
    end();
    line.gone();
  }

  /** Shows what is next in the unbroken run, on a page that spans orders everything; tells if something is missing. */
  function absorb(updates: Update[]): boolean {
    if (page) updates.forEach(show);
    else {
      const taken = take(
        run,
        updates.filter((update) => String(update.order) === order),
      );
      taken.apply.forEach(show);
      run = taken.run;
      // A form that looks the same is not sent again: its own number is older than what the page shows.
      document.body.dataset.after = String(run.last);
    }
    return run.held.length > 0;
  }

  /** True if the page now shows all there is. */
  function receive(answer: FollowAnswer, from: number): boolean {
    if (!answer.ok) {
      if (answer.code === 'missing' || answer.code === 'unreadable') stop();
      return false;
    }
    // The server knows less than this page: an older backup was put back. Nothing here can be trusted.
    if (answer.seq < from) {
      if (document.querySelector('[data-dirty]')) stop();
      else location.reload();
      return false;
    }
    return !absorb(answer.updates) && (!order || run.last >= answer.seq);
  }

  function polled(answer: FollowAnswer, from: number): void {
    if (receive(answer, from) && !isLive) line.asked();
  }

  function ask(): void {
    if (isAsking || !socket.connected) return;
    isAsking = true;
    const from = run.last;
    const payload = order ? { ...wanted, after: from } : wanted;
    socket.timeout(8 * second).emit('follow', payload, (late: unknown, answer: FollowAnswer) => {
      isAsking = false;
      if (isOver || !socket.connected) return;
      if (!late && receive(answer, from)) {
        [isLive, heard] = [true, Date.now()];
        line.live(answer.ok && answer.updates.length > 0);
      } else if (isOver) return;
      else if (run.last > from) ask();
      else {
        lost();
        retry();
      }
    });
  }

  function tick(): void {
    const quiet = Date.now() - heard;
    // Also when the device slept, or its clock jumped.
    if (isLive && (quiet > silence || quiet < 0)) {
      lost();
      again();
    }
    if (order && ++ticks % doubt === 0) ask();
    if (isLive || !poll?.isDue()) return;
    line.off();
    void poll.now();
  }

  function wake(): void {
    if (isOver || document.hidden || Date.now() - woke < 2 * second) return;
    woke = Date.now();
    tick();
    if (isLive) return;
    again();
    void poll?.now();
  }

  socket.on('connect', ask);
  socket.on('connect_error', () => {
    lost();
    if (!socket.active) retry();
  });
  socket.on('disconnect', (why) => {
    isAsking = false;
    lost();
    if (why === 'io server disconnect') retry();
  });
  socket.on('update', (update: Update) => {
    heard = Date.now();
    if (absorb([update])) ask();
    else if (isLive) line.live(true);
  });
  socket.io.on('ping', () => {
    heard = Date.now();
    calm();
  });
  const ticker = setInterval(tick, second);
  setTimeout(() => isLive || isOver || line.off(), 5 * second);
  document.addEventListener('visibilitychange', wake);
  addEventListener('online', wake);
  addEventListener('pageshow', (event) => event.persisted && wake());
  addEventListener('offline', () => {
    if (isOver) return;
    lost();
    // Some devices call themselves offline and are not: then this succeeds.
    again();
  });

  return (seq) => {
    if (isOver || (!isLive && !poll)) return false;
    if (!isLive) void poll?.now();
    // An announcement can fail after the commit; then the page asks.
    else if (order && seq) setTimeout(() => isLive && run.last < seq && ask(), 2 * second);
    return true;
  };
}
