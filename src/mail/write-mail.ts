import type { MailKind, MailRow } from '#src/database/mail-tables.ts';
import type { Kitchen } from '#src/kitchen.ts';
import { unseal } from '#src/people/seal.ts';
import { moment } from '#src/web/clock-words.ts';
import { type Language, say } from '#src/web/words.ts';

export type Written = { id: string; to: string; subject: string; text: string; html: string };

/** One line of a mail: words, an address to open, or a code to type over. */
type Line = { text: string | null; link: string | null; code: string | null };

type Said = { about: Record<string, string>; shop: string; phone: string | null; publicUrl: string; at: string };

/** A mail as it is sent; null where what it was to say can no longer be read. */
export async function writeMail(kitchen: Kitchen, row: MailRow): Promise<Written | null> {
  const opened = row.about === null ? null : unseal(kitchen.secret, row.about);
  const shop = await kitchen.shops.byId(row.shop);
  if (opened === null || !shop) return null;
  const { language, made_at } = row;
  const said: Said = {
    about: JSON.parse(opened) as Record<string, string>,
    ...{ shop: shop.name, phone: shop.phone, publicUrl: kitchen.settings.publicUrl },
    at: moment(language, shop.zone, made_at, made_at),
  };
  // From our own words and the shop's name alone: nothing that a customer wrote stands in a header.
  const subject = say(language, `mail.subject-${row.kind}`, { shop: shop.name.replaceAll(/\s+/g, ' ') });
  const lines = [...letters[row.kind](said, language), ...signed(said, language)];
  const around = { language, zone: shop.zone, now: kitchen.now(), theme: null, attempt: null };
  return {
    ...{ id: row.id, to: row.address, subject },
    text: `${lines.map(({ text, link, code }) => text ?? link ?? code).join('\n\n')}\n`,
    html: `${kitchen.views.partial('mail/letter', { subject, lines, language }, around)}\n`,
  };
}

const words = (text: string): Line => ({ text, link: null, code: null });
const link = (address: string): Line => ({ text: null, link: address, code: null });
const code = (typed: string): Line => ({ text: null, link: null, code: typed });

const letters: Record<MailKind, (said: Said, language: Language) => Line[]> = {
  reset: ({ about, shop, publicUrl }, language) => [
    words(say(language, 'mail.hello', { name: about.name ?? '' })),
    words(say(language, 'mail.reset', { shop })),
    link(`${publicUrl}/reset/${about.token}`),
    words(say(language, 'mail.reset-not-you')),
  ],
  'password-set': ({ about, shop, at, publicUrl }, language) => [
    words(say(language, 'mail.hello', { name: about.name ?? '' })),
    words(say(language, 'mail.password-set', { shop, at })),
    words(say(language, 'mail.password-set-not-you')),
    link(`${publicUrl}/forgot`),
  ],
  code: ({ about, shop }, language) => [
    words(
      say(language, about.kind === 'erase' ? 'mail.code-erase' : 'mail.code-see', { shop, order: about.order ?? '' }),
    ),
    code(about.code ?? ''),
    words(say(language, 'mail.code-lives')),
    words(say(language, 'mail.code-not-you')),
  ],
};

const signed = ({ shop, phone }: Said, language: Language): Line[] => [
  words(phone === null ? shop : say(language, 'mail.signed', { shop, phone })),
];
