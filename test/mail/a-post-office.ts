import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { openCarrier } from '#src/mail/open-carrier.ts';
import { sendMails } from '#src/mail/send-mails.ts';
import type { TestKitchen } from '../kitchen.ts';

export type PostOffice = {
  url: string;
  arrived: ParsedMail[];
  /** What the other side answers from now on; null is to take everything. */
  refuse: { code: number; at: 'to' | 'content' } | null;
  /** Carries what is due, once. */
  carry: () => Promise<void>;
};

export const from = 'Garage De Werf <werkplaats@dewerf.example>';

/** A mail server on this machine that keeps what it is given, and a house that sends through it. */
export async function aPostOffice(house: TestKitchen): Promise<PostOffice> {
  const arrived: ParsedMail[] = [];
  const office: PostOffice = { url: '', arrived, refuse: null, carry: async () => {} };
  const no = () => Object.assign(new Error('no'), { responseCode: office.refuse?.code });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => done(office.refuse?.at === 'to' ? no() : null),
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        if (office.refuse?.at === 'content') return done(no());
        arrived.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  office.url = `smtp://127.0.0.1:${port}`;
  house.kitchen.settings.mail = { url: office.url, from };
  const carrier = openCarrier({ url: office.url, from });
  office.carry = () => sendMails(house.kitchen, carrier);
  onTestFinished(async () => {
    carrier.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return office;
}
