import { expect, test } from 'vitest';
import { keepStarts } from '#src/people/answer-starts.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { aKitchen, type Name, type TestKitchen } from '../kitchen.ts';
import { elementOf, formTo } from './forms.ts';

const here = '/bench/questions';

const page = async (house: TestKitchen, who: Name, path = here) => {
  const answer = await house.as(who).get(path, 'html');
  expect(answer.status).toBe(200);
  return answer.text;
};
const json = async (house: TestKitchen, who: Name) => (await house.as(who).get(here)).body;

/** Sanne asks about the brakes, at which Yusuf is working. */
async function sanneAsked() {
  const house = await aKitchen();
  const sanne = await aCustomer(house);
  const [, brakes = ''] = await stepsOf(house, sanne.order);
  await house.as('Yusuf').post(`/orders/${sanne.order}/steps/${brakes}/start`);
  const { question } = await sanne.ask('Hoor ik <b>straks</b> nog iets?', brakes);
  return { house, sanne, brakes, question, at: `/orders/${sanne.order}/questions/${question}` };
}

test('Reading is never forbidden: every question stands here, also while its owner works', async () => {
  const { house, sanne, question, brakes } = await sanneAsked();
  const card = elementOf(await page(house, 'Yusuf'), `question-${question}`);
  expect(card).toMatch(/OK-042-A.*Sanne vraagt over “Vervang schijven en blokken”.*antwoord vóór <time/s);
  expect(card).toMatch(/Waarvoor.*De remmen piepen\..*Wensen.*Graag voor vijven klaar\..*Hoor ik &lt;b&gt;straks/s);
  expect(card).not.toMatch(/Jansen|12345618/);
  const { open, waiting, settled } = await json(house, 'Yusuf');
  expect({ waiting, settled }).toEqual({ waiting: [], settled: [] });
  expect(open).toMatchObject([
    {
      question,
      order: sanne.order,
      step: brakes,
      asker: 'Sanne',
      state: 'open',
      hands: 0,
      urgentAt: null,
      offeredTo: null,
    },
  ]);
  expect(open[0].messages).toMatchObject([{ from: 'customer', by: 'Sanne', text: 'Hoor ik <b>straks</b> nog iets?' }]);
  expect(await page(house, 'Tom')).toContain('Er wacht niemand op een antwoord van jou.');
  expect((await sanne.get()).text).not.toContain('gelezen');
});

test('Without a script: one text is sent as an answer or asked back, and each press says what the customer reads', async () => {
  const { house, sanne, question, at } = await sanneAsked();
  const { action, fields, html } = formTo(await page(house, 'Yusuf'), '/answer');
  expect(html).toMatch(
    /formaction="[^"]*\/answer".*De klant leest: <q lang="nl">Yusuf antwoordt: “‹je eigen woorden›”/s,
  );
  expect(html).toMatch(/formaction="[^"]*\/ask-back".*<q lang="nl">Yusuf vraagt terug: “‹je eigen woorden›”/s);
  const back = { ...fields, text: 'Voor of achter?' };
  const sent = await house.as('Yusuf').post(`${at}/ask-back`, back, 'html');
  expect(sent.headers.location).toBe(`${here}#question-${question}`);
  expect(elementOf(await page(house, 'Yusuf'), 'my-questions')).toMatch(
    /id="waiting">1 vraag wacht op de klant.*Wacht op de klant.*Voor of achter\?/s,
  );
  expect(await page(house, 'Yusuf', '/bench')).toMatch(/1 vraag wacht op de klant/);

  expect((await sanne.write(question, 'Voor.')).status).toBe(200);
  expect((await house.as('Yusuf').post(action, { ...fields, key: 'b', text: 'Nee, stil.' }, 'html')).status).toBe(303);
  const after = elementOf(await page(house, 'Yusuf'), 'my-questions');
  expect(after).toMatch(/Er wacht niemand.*1 vraag is de laatste week afgerond.*Beantwoord/s);
  house.clock.now += 7 * 24 * 60 * 60_000;
  expect(elementOf(await page(house, 'Yusuf'), 'my-questions')).not.toContain('afgerond');
});

test('A beginning of one’s own is put into the answer by a link', async () => {
  const { house, question } = await sanneAsked();
  await keepStarts(house.kitchen.database.transact, house.ids.Yusuf, ['Goede vraag,', 'Dat is "normaal" bij']);
  const text = (await page(house, 'Yusuf')).replaceAll('&#x3D;', '=');
  expect(text).toContain(`href="${here}?start=2&amp;question=${question}#question-${question}"`);
  const begun = await page(house, 'Yusuf', `${here}?start=2&question=${question}`);
  expect(begun).toMatch(/<textarea [^>]*>\nDat is &quot;normaal&quot; bij <\/textarea>/);
  expect(await page(house, 'Yusuf', `${here}?start=9&question=${question}`)).not.toContain('normaal&quot; bij <');
  expect((await house.as('Yusuf').get(`${here}?start=x`)).status).toBe(422);
});

test.each(['bench', 'questions'] as const)(
  'On %s a colleague who answers what is not theirs is told whose it is, and keeps every word',
  async (from) => {
    const { house, at } = await sanneAsked();
    for (const press of ['answer', 'ask-back']) {
      const answer = await house.as('Tom').post(`${at}/${press}`, { from, text: 'Nee "hoor", <i>niets</i>.' }, 'html');
      expect(answer.status).toBe(409);
      expect(answer.text).toMatch(/Dit is niet verstuurd.*role="alert">Deze vraag is van Yusuf\./s);
      expect(answer.text).toContain('Nee &quot;hoor&quot;, &lt;i&gt;niets&lt;/i&gt;.</textarea>');
    }
  },
);

test.each([
  ['answer', { text: 'x'.repeat(2001) }, 'x'.repeat(2001)],
  ['ask-back', { text: 'y'.repeat(2001) }, 'y'.repeat(2001)],
  ['offer', { note: 'Ken jij het geluid?' }, 'value="Ken jij het geluid?"'],
  ['move', { until: '99:99', reason: 'Eerst de remmen.' }, 'value="Eerst de remmen."'],
  ['close', { reason: 'z' }, 'value="z"'],
  ['remark', { text: 'r'.repeat(2001) }, 'r'.repeat(2001)],
] as const)('A form to %s that was not understood comes back open with what was typed', async (press, body, kept) => {
  const { house, at } = await sanneAsked();
  const answer = await house.as('Yusuf').post(`${at}/${press}`, { from: 'bench', ...body }, 'html');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(kept);
  expect(answer.text).toContain('aria-invalid="true"');
  if (!['answer', 'ask-back'].includes(press))
    expect(answer.text).toMatch(new RegExp(`<details class="fold" id="${press}-[^"]*" data-close open>`));
});

test('A press that is no longer possible is refused on top of how it stands now', async () => {
  const { house, at } = await sanneAsked();
  const { action, fields } = formTo(await page(house, 'Yusuf'), '/close');
  await house.as('Yusuf').post(`${at}/answer`, { text: 'Nee.' });
  const answer = await house.as('Yusuf').post(action, fields, 'html');
  expect(answer.status).toBe(409);
  expect(answer.text.match(/Op deze vraag wacht niemand meer\./g)).toHaveLength(1);
});

test('A remark for the kitchen has a form of its own in steel, and the customer reads nothing of it', async () => {
  const { house, sanne, question, at } = await sanneAsked();
  const { fields, html } = formTo(await page(house, 'Yusuf'), '/remark');
  expect(html).toContain('De klant leest hier niets van.');
  const remark = { ...fields, text: 'Vorig jaar ook al.' };
  expect((await house.as('Yusuf').post(`${at}/remark`, remark, 'html')).status).toBe(303);
  const card = elementOf(await page(house, 'Yusuf'), `question-${question}`);
  expect(card).toMatch(/class="msg msg--kitchen"[^>]*data-audience="kitchen">.*Alleen keuken.*Vorig jaar ook al\./s);
  expect(card).toMatch(/class="note-box[^"]*" data-audience="kitchen">\s*<p class="kitchen-word">.*\/remark"/s);
  expect((await sanne.get()).text).not.toContain('Vorig jaar');
});

test('On offer it stays with its owner, who sees to whom and can take it back', async () => {
  const { house, question } = await sanneAsked();
  const offer = formTo(await page(house, 'Yusuf'), '/offer');
  expect(offer.html).toMatch(/Kies een collega.*De klant leest hier niets van\./s);
  const body = { ...offer.fields, to: house.ids.Priya, note: 'Jij hebt gemeten.' };
  expect((await house.as('Yusuf').post(offer.action, body, 'html')).status).toBe(303);
  const card = elementOf(await page(house, 'Yusuf'), `question-${question}`);
  expect(card).toMatch(/Aangeboden aan Priya:.*Jij hebt gemeten\..*blijft van jou tot Priya ja zegt/s);
  expect(await json(house, 'Priya')).toMatchObject({
    open: [{ question, offeredTo: house.ids.Priya, offerNote: 'Jij hebt gemeten.' }],
  });
  const back = formTo(card, '/withdraw');
  expect((await house.as('Yusuf').post(back.action, back.fields, 'html')).status).toBe(303);
  expect(elementOf(await page(house, 'Yusuf'), `question-${question}`)).not.toContain('Aangeboden aan Priya:');
});
