import type { PersonHeld } from '#src/timeline/collect-person.ts';
import type { OrderHeld } from '#src/timeline/order-held.ts';
import { clockTime } from '#src/web/clock-words.ts';
import { type Language, locale, say, type Word } from '#src/web/words.ts';

/** What is held about somebody, in words: for the desk's page and for the file that goes to them. */
export function heldView(held: PersonHeld, language: Language, zone: string) {
  const at = (iso: string | null) => (iso === null ? null : timeOf(iso, language, zone));
  const order = (one: OrderHeld) => ({
    ...one,
    state: say(language, `privacy.state-${one.state}`),
    openedAt: at(one.openedAt),
    closedAt: at(one.closedAt),
    subject: one.subject === null ? null : [one.subject.name, one.subject.plate].filter(Boolean).join(' · '),
    timeline: one.timeline.map((entry) => ({ at: at(entry.at), says: entry.says })),
    questions: one.questions.flatMap(({ about, messages }) =>
      messages.map((message) => ({ ...message, about, at: at(message.at) })),
    ),
    photos: one.photos.map((photo) => ({ ...photo, addedAt: at(photo.addedAt) })),
    links: one.links.map((link) => ({
      madeAt: at(link.madeAt),
      endedAt: at(link.revokedAt ?? link.endsAt),
    })),
    mails: one.mails.map((mail) => ({ to: mail.to, at: at(mail.madeAt) })),
    looks: one.looks.map(({ by, what, ...look }) => ({ at: at(look.at), says: lookSays(by, what, language) })),
  });
  return {
    lang: language,
    title: say(language, 'privacy.held'),
    shopName: held.shop.name,
    madeAt: at(held.madeAt),
    person: { ...held.person, since: at(held.person.since) },
    orders: [...held.orders, ...held.follows].map(order),
  };
}

/** What the customer or the clock did says so by itself. */
function lookSays(by: string | null, code: string, language: Language): string {
  const what = say(language, `audit.what-${code}` as Word);
  return by === null ? what : say(language, 'privacy.looks-by', { by, what });
}

export function timeOf(iso: string, language: Language, zone: string): string {
  const when = new Date(iso);
  const day = new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone: zone }).format(when);
  return `${day}, ${clockTime(language, zone, when.getTime())}`;
}
