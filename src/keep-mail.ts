import { setTimeout as wait } from 'node:timers/promises';
import type { Kitchen } from './kitchen.ts';
import { forgetOldMails } from './mail/claim-mails.ts';
import { openCarrier } from './mail/open-carrier.ts';
import { sendMails } from './mail/send-mails.ts';

const pause = 2000;
const day = 24 * 60 * 60 * 1000;

/** Looks every two seconds whether there is mail to send. Returns how to stop: what is being sent has a moment to finish. */
export function keepMail(kitchen: Kitchen): () => Promise<void> {
  const { mail } = kitchen.settings;
  const carrier = mail && openCarrier(mail);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let cleared = 0;
  const look = async () => {
    try {
      if (kitchen.now() - cleared > day) {
        cleared = kitchen.now();
        await forgetOldMails(kitchen.database, cleared);
      }
      await sendMails(kitchen, carrier);
    } catch (err) {
      kitchen.log.error({ err }, 'sending mail failed');
    }
    if (stopped) return;
    timer = setTimeout(next, pause);
    timer.unref();
  };
  let running = Promise.resolve();
  const next = () => {
    running = look();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    // A mail server that does not answer holds nobody up: what was claimed is tried again.
    await Promise.race([running, wait(3000, undefined, { ref: false })]);
    carrier?.close();
  };
}
