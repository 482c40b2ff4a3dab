import supertest from 'supertest';
import { customerOf, stepsOf, type TestCustomer } from '../asking.ts';
import { openLink } from '../follower.ts';
import { type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { aPhoto } from '../photos/a-photo.ts';

export type Marked = TestCustomer & {
  /** Words that are to be found in one place each. */
  canaries: string[];
  /** Those that a customer may have: the rest is what colleagues said to each other. */
  theirs: string[];
  /** In pictures and their names: to be found nowhere. */
  files: string[];
};

/**
 * A customer whose order has a word of its own in every field that people write in, done with and handed over unless it
 * says otherwise. `mark` tells customers apart.
 */
export async function aMarkedCustomer(house: TestKitchen, mark: string, { isOpen = false } = {}): Promise<Marked> {
  const canaries: string[] = [];
  const theirs: string[] = [];
  const files: string[] = [];
  const word = (what: string) => {
    canaries.push(`Zeldzaam${mark}${what}`);
    return `Zeldzaam${mark}${what}`;
  };
  const own = (what: string) => {
    const made = word(what);
    theirs.push(made);
    return made;
  };
  /** What is in a file that came in, and may be nowhere already now. */
  const gone = (what: string) => {
    const made = `Zeldzaam${mark}${what}`;
    files.push(made);
    return made;
  };
  const phone = `06${String(10_000_000 + Number.parseInt(mark, 36) * 7919).slice(-8)}`;
  canaries.push(phone.slice(2));
  theirs.push(phone.slice(2));
  const { order, link } = await takeIn(house, {
    day: 'tomorrow',
    name: `${own('naam')} Jansen`,
    email: `${own('adres').toLowerCase()}@example.org`,
    phone,
    plate: `Q${mark}Q9`.toUpperCase(),
    subject: own('onderwerp'),
    purpose: own('doel'),
    wishes: own('wens'),
  });
  canaries.push(`Q${mark}Q9`.toUpperCase());
  const customer = customerOf(house, order, await openLink(house.url, link));
  const [first, second, third] = await stepsOf(house, order);
  const act = async (who: Name, path: string, body: object = {}) => {
    const answer = await house.as(who).post(`/orders/${order}/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body as { question: string; exception: string; step: string };
  };
  const send = async (who: Name | null, path: string, fields: Record<string, string>, mark: string) => {
    const post = supertest(house.url).post(path).set('Accept', 'application/json');
    if (who === null) post.set('Cookie', customer.cookie);
    else post.set('Authorization', `Bearer ${house.keys[who]}`);
    for (const [name, value] of Object.entries(fields)) post.field(name, value);
    // In the picture and in its name: neither is kept.
    const photo = await aPhoto({ exif: { ImageDescription: mark } });
    const answer = await post.attach('photos', photo, `${mark}.jpg`);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
    return answer.body as { question: string };
  };
  await act('Priya', `steps/${first}/start`);
  await act('Priya', 'notes', { text: own('notitie'), audience: 'customer', step: first });
  await act('Priya', 'notes', { text: word('keuken'), audience: 'kitchen' });
  await send(
    'Priya',
    `/orders/${order}/notes`,
    { text: own('bijfoto'), alt: own('tezien'), audience: 'customer' },
    gone('bestand'),
  );
  await send(
    'Priya',
    `/orders/${order}/notes`,
    { text: word('keukenfoto'), audience: 'kitchen' },
    gone('keukenbestand'),
  );
  await act('Priya', `steps/${first}/pause`, { reason: 'other', note: own('pauze') });
  await act('Priya', `steps/${first}/resume`);
  await act('Priya', `steps/${first}/finish`);
  const titles = { title: word('titel'), customerNl: own('titelnl'), customerEn: word('titelen') };
  const added = await act('Marieke', 'steps', { ...titles, minutes: '20', news: 'loud', reason: own('waarom') });
  await act('Marieke', `steps/${added.step}/skip`, { reason: own('nietnodig') });
  await act('Marieke', `steps/${second}/assign`, { specialist: house.ids.Tom, reason: own('wie') });
  await act('Tom', `steps/${third}/skip`, { reason: own('schoon') });
  const question = { text: own('vraag'), alt: own('vraagfoto') };
  const asked = await send(null, `/follow/${order}/questions`, question, gone('vraagbestand'));
  const at = `questions/${asked.question}`;
  await act('Marieke', `${at}/offer`, { to: house.ids.Tom, note: word('overdracht') });
  await act('Tom', `${at}/accept`);
  await act('Tom', `${at}/remark`, { text: word('opmerking') });
  await act('Tom', `${at}/ask-back`, { text: own('wedervraag') });
  await customer.write(asked.question, own('vervolg'));
  await act('Tom', `${at}/answer`, { text: own('antwoord') });
  await act('Yusuf', 'process', { reason: word('afwijking') });
  await act('Marieke', 'promises', { of: 'free', until: '17:00', words: own('belofte') });
  await act('Marieke', 'calls', { outcome: 'spoke', text: own('gebeld') });
  const raised = await act('Tom', 'exceptions', { text: word('probleem'), owner: house.ids.Yusuf });
  await act('Yusuf', `exceptions/${raised.exception}/settle`, { text: word('opgelost'), told: own('verteld') });
  await act('Marieke', 'people', { name: word('meekijker'), phone: '06 11 11 11 11', language: 'en' });
  await act('Tom', `steps/${second}/start`);
  await act('Tom', `steps/${second}/finish`);
  if (!isOpen) {
    await act('Yusuf', 'ready');
    await act('Marieke', 'hand-over', { to: own('ophaler') });
  }
  return { ...customer, canaries, theirs, files };
}
