import { describe, expect, test } from 'vitest';
import { entryFragment, staffFragments } from '#src/orders/order-fragments.ts';
import { loadStory, type Story } from '#src/timeline/load-story.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';

const html = async (house: TestKitchen, path: string, who: Name = 'Marieke') =>
  (await house.as(who).get(path, 'html')).text;

async function storyOf(house: TestKitchen, number = 1): Promise<Story> {
  const { kitchen, shop } = house;
  const { reader } = kitchen.database;
  const { id } = await reader.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirstOrThrow();
  const story = await loadStory(reader, shop, id, await kitchen.colleagues.of(shop.id));
  if (!story) throw new Error('no such order');
  return story;
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').replace(/> </g, '><');

describe('The staff’s page of an order', () => {
  test('shows whose it is, what was said, how it stands, who answers for it and who follows', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house, { email: 'sanne@example.org' });
    const text = await html(house, '/orders/1');
    for (const said of [
      'OK-042-A',
      'Volvo V60',
      'Sanne Jansen',
      'href="tel:06 12 34 56 18"',
      'mailto:sanne@example.org',
    ]) {
      expect(text, said).toContain(said);
    }
    expect(text).toContain('De remmen piepen.');
    expect(text).toContain('Graag voor vijven klaar.');
    expect(text).toContain(link);
    expect(text).toMatch(/<span class="who__name">Marieke<\/span><span class="who__role">Eigenaar/);
    expect(text).toMatch(/data-order="1" data-after="4" data-as="staff" data-updates="\/orders\/1\/updates"/);
  });

  test('writes what people typed as text, never as markup', async () => {
    const house = await aKitchen();
    const nasty = '<img src=x onerror=alert(1)>"\'&';
    const typed = { name: nasty, subject: nasty, purpose: nasty, wishes: nasty, plate: '<b>"x' };
    await takeIn(house, typed);
    await house.as('Yusuf').post('/orders/1/notes', { text: nasty, audience: 'kitchen' });
    for (const path of [
      '/orders/1',
      '/orders',
      '/orders/1/card',
      '/orders/new?q=img',
      `/orders?q=${encodeURIComponent(nasty)}`,
    ]) {
      const text = await html(house, path);
      expect(text, path).toContain('&lt;img');
      expect(text, path).not.toMatch(/<img|<b>"/);
    }
  });

  test('shows a press exactly where it is possible', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const [first, second, third] = (await storyOf(house)).steps.map(({ id }) => id);
    const presses = async () => {
      const text = await html(house, '/orders/1');
      const forms = [...text.matchAll(/action="\/orders\/1\/([^"]+)"/g)].map((form) => form[1] ?? '');
      return forms.map((form) =>
        form.replace(`steps/${first}`, '1').replace(`steps/${second}`, '2').replace(`steps/${third}`, '3'),
      );
    };
    const act = async (who: Name, path: string, body = {}) => {
      const { status, text } = await house.as(who).post(`/orders/1/${path}`, body);
      expect(status, text).toBe(200);
    };
    const ofStep = async (n: number) =>
      (await presses()).flatMap((path) => (path.startsWith(`${n}/`) ? [path.slice(2)] : []));
    expect(await ofStep(1)).toEqual(['start', 'assign', 'move', 'change', 'skip']);
    await act('Priya', `steps/${first}/start`);
    expect(await ofStep(1)).toEqual(['finish', 'pause', 'assign', 'change']);
    expect(await presses()).not.toContain('ready');
    await act('Priya', `steps/${first}/pause`, { reason: 'part' });
    expect(await ofStep(1)).toEqual(['resume', 'assign', 'move', 'change', 'skip']);
    await act('Priya', `steps/${first}/resume`);
    await act('Priya', `steps/${first}/finish`);
    expect(await ofStep(1)).toEqual(['take-back', 'redo']);
    for (const step of [second, third]) await act('Olga', `steps/${step}/skip`, { reason: 'Niet nodig.' });
    expect(await ofStep(3)).toEqual(['redo']);
    const order = ['ready', 'take', 'steps', 'notes', 'people', 'details', 'cancel', 'cannot-be-done'];
    expect(await presses()).toEqual(expect.arrayContaining(order));
    await act('Yusuf', 'ready');
    expect(await ofStep(1)).toEqual([]);
    expect(await presses()).toEqual(expect.arrayContaining(['hand-over', 'reopen', 'cancel']));
    await act('Marieke', 'hand-over');
    expect(await presses()).toContain('reopen');
    for (const gone of ['ready', 'hand-over', 'cancel', 'cannot-be-done', 'steps'])
      expect(await presses()).not.toContain(gone);
  });

  test('every press that is shown is understood by the house, and moves offer only places that exist', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { steps } = await storyOf(house);
    await house.as('Priya').post(`/orders/1/steps/${steps[0]?.id}/start`);
    const text = await html(house, '/orders/1');
    const places = [...text.matchAll(/action="\/orders\/1\/steps\/([^/]+)\/move"[\s\S]*?<\/form>/g)].map((form) => [
      steps.findIndex(({ id }) => id === form[1]) + 1,
      [...form[0].matchAll(/name="position" value="(\d)"/g)].map((place) => Number(place[1])),
    ]);
    expect(places).toEqual([
      [2, [3]],
      [3, [2]],
    ]);
    const { status } = await house
      .as('Marieke')
      .post(
        `/orders/1/steps/${steps[1]?.id}/move`,
        { position: '3', reason: 'Eerst wassen.', from: 'order', key: '5' },
        'html',
      );
    expect(status).toBe(303);
  });

  test('is made of the fragments that are pushed, in both languages', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { steps } = await storyOf(house);
    await house.as('Priya').post(`/orders/1/steps/${steps[0]?.id}/start`);
    await house.as('Priya').post('/orders/1/notes', { text: 'Alleen <wij>', audience: 'kitchen' });
    const story = await storyOf(house);
    const page = squeezed(await html(house, '/orders/1'));
    const fragments = staffFragments(house.kitchen)(story, 'nl');
    expect(fragments.map(({ id }) => id)).toEqual([
      'now',
      'exceptions',
      'questions',
      'promises',
      'steps',
      'note',
      'people',
      'acts',
    ]);
    for (const { id, html: part } of fragments) {
      expect(page, id).toContain(squeezed(part));
      expect(part, id).toMatch(new RegExp(`^<[^>]*id="${id}" data-v="6"`));
    }
    for (const entry of story.entries) {
      const line = entryFragment(house.kitchen)(story, entry, 'nl', 'staff');
      expect(line?.html).toContain(`id="entry-${entry.number}"`);
      expect(page).toContain(squeezed(line?.html ?? ''));
    }
    const english = staffFragments(house.kitchen)(story, 'en').map(({ html: part }) => part);
    expect(english.join()).toContain('The customer reads:');
    expect(english.join()).not.toContain('De klant leest');
  });

  test('never makes a line for a customer of what is for the kitchen alone', async () => {
    const house = await aKitchen();
    await takeIn(house);
    await house.as('Priya').post('/orders/1/notes', { text: 'Alleen wij', audience: 'kitchen' });
    const story = await storyOf(house);
    const lines = story.entries.map((entry) => entryFragment(house.kitchen)(story, entry, 'nl', 'customer'));
    expect(lines.map((line) => line?.id ?? null)).toEqual(['entry-1', 'entry-2', null, null, null]);
    expect(lines.map((line) => line?.html).join()).not.toContain('Alleen wij');
  });

  test('keeps what was typed when a form is refused or not understood, at its field', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const [step] = (await storyOf(house)).steps;
    const refused = await house
      .as('Olga')
      .post(`/orders/1/steps/${step?.id}/finish`, { from: 'order', key: '4' }, 'html');
    expect(refused.status).toBe(409);
    // There is no button for it on the page, and the reason is told all the same.
    expect(refused.text).toMatch(
      /role="alert">(<svg.*?<\/svg>)?<span>Niet gedaan: “Meet de remmen” is nog niet gestart/,
    );
    const skip = await house
      .as('Olga')
      .post(`/orders/1/steps/${step?.id}/skip`, { reason: 'x', from: 'order', key: '4' }, 'html');
    expect(skip.status).toBe(422);
    expect(skip.text).toMatch(new RegExp(`id="skip-${step?.id}"[^>]*value="x"[^>]*aria-invalid="true"`));
    expect(skip.text).not.toContain('Niet gedaan');
    expect(skip.text.match(/<details class="fold" open>/g)).toHaveLength(1);
    const note = await house
      .as('Olga')
      .post('/orders/1/notes', { audience: 'kitchen', from: 'order', key: '4' }, 'html');
    expect(note.text).toMatch(/value="kitchen" checked/);
    expect(note.text).toContain('id="note-text-fault">Schrijf iets, of kies een foto.');
  });

  test('in JSON says the same, and a stranger learns nothing by either', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const { body } = await house.as('Yusuf').get('/orders/1');
    expect(body).toMatchObject({
      ...{ order: 1, seq: 4, title: 'Remmen vernieuwen', state: 'open', owner: house.ids.Marieke },
      subject: { name: 'Volvo V60', plate: 'OK-042-A' },
      customer: { name: 'Sanne Jansen', phone: '06 12 34 56 18', email: null },
      people: [{ part: 'customer', link }],
    });
    for (const path of ['/orders/1', '/orders/1/card', '/orders/1/entries', '/orders/999']) {
      const { status, text } = await house.stranger().get(path).set('Accept', 'application/json');
      expect([status, JSON.parse(text).detail], path).toEqual([401, 'Log eerst in.']);
    }
    expect((await house.as('Yusuf').get('/orders/999')).status).toBe(404);
  });
});

describe('The entries of an order', () => {
  test('come after the number that is asked for', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const get = async (query: string) => (await house.as('Yusuf').get(`/orders/1/entries${query}`)).body;
    expect((await get('')).entries).toHaveLength(4);
    expect(await get('?after=3')).toMatchObject({ order: 1, seq: 4, entries: [{ number: 4, kind: 'link-issued' }] });
    expect(await get('?after=4')).toEqual({ order: 1, seq: 4, entries: [] });
    expect(await get('?after=999')).toEqual({ order: 1, seq: 4, entries: [] });
  });

  test.each(['-1', 'x', '', '1.5', '1e3', '99999999999', '1&after=2'])(
    'after “%s” is not understood',
    async (after) => {
      const house = await aKitchen();
      await takeIn(house);
      const { status } = await house.as('Yusuf').get(`/orders/1/entries?after=${after}`);
      expect(status).toBe(422);
    },
  );
});

describe('The job card', () => {
  test('carries number, plate, first name, purpose, wishes, steps and the link’s code', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const text = (await html(house, '/orders/1/card', 'Yusuf')).replaceAll('<wbr>', '');
    for (const said of [
      'jobcard__number">1<',
      'OK-042-A',
      '<dd>Sanne</dd>',
      'De remmen piepen.',
      'Was de auto',
      link,
    ]) {
      expect(text, said).toContain(said);
    }
    expect(text).not.toContain('Jansen');
    expect(text).toMatch(/<svg class="qr" viewBox="0 0 (\d+) \1"[^>]*><path d="M[\dMhvz -]+"\/><\/svg>/);
    expect(text).toContain('Wie deze link of code heeft, kan de order lezen.');
  });

  test('of a second person carries that person’s link; of nobody it is missing', async () => {
    const house = await aKitchen();
    const { link } = await takeIn(house);
    const { body } = await house.as('Marieke').post('/orders/1/people', { name: 'Piet' });
    const { people } = (await house.as('Marieke').get('/orders/1')).body;
    const text = (await html(house, `/orders/1/card?follower=${people[1].follower}`)).replaceAll('<wbr>', '');
    expect([text.includes(body.link), text.includes(link)]).toEqual([true, false]);
    expect((await house.as('Marieke').get('/orders/1/card?follower=nobody')).status).toBe(404);
  });

  test('without a link that works prints without a code', async () => {
    const house = await aKitchen();
    await takeIn(house);
    const { links } = (await house.as('Marieke').get('/orders/1')).body;
    await house.as('Marieke').post(`/orders/1/links/${links[0].id}/revoke`);
    const text = await html(house, '/orders/1/card');
    expect(text).not.toContain('class="qr"');
    expect(text).toContain('Er is nu geen link die werkt.');
  });
});
