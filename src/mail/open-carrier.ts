import { createTransport } from 'nodemailer';
import type { Written } from './write-mail.ts';

/** Why a mail did not go, in a word or a code of the other side; final where trying again would change nothing. */
export type Fault = { why: string; isFinal: boolean };
export type Carrier = { send: (mail: Written) => Promise<Fault | null>; close: () => void };

/** Mail goes out over SMTP: one line kept open, and nothing fetched from anywhere for what is in it. */
export function openCarrier({ url, from }: { url: string; from: string }): Carrier {
  const transport = createTransport({
    ...lineOf(new URL(url)),
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, html }) {
      const host = /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost';
      try {
        await transport.sendMail({
          ...{ from, to, subject, text, html },
          // The same at every attempt: who gets it twice sees that it is one.
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return null;
      } catch (error) {
        return faultOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function lineOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:';
  const auth = username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  const usual = secure ? 465 : 587;
  return {
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port ? Number(port) : usual,
    secure,
    ...(auth ? { auth } : {}),
  };
}

/** A "no, never" to this address or this mail ends it; a wrong password of ours, or nobody there, does not. */
export function faultOf(error: unknown): Fault {
  const { responseCode, command, code } = (error ?? {}) as { responseCode?: number; command?: string; code?: string };
  const isFinal = responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
  return { why: String(responseCode ?? code ?? 'unknown').slice(0, 40), isFinal };
}
