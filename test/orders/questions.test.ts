import { describe, expect, test } from 'vitest';
import type { Update } from '#src/live/wire.ts';
import { aCustomer, stepsOf } from '../asking.ts';
import { elementOf, formTo } from '../bench/forms.ts';
import { followOrder } from '../follower.ts';
import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { applyFragment, comparable } from '../whole/apply-update.ts';

type At = { order: number; question: string };

async function asked(house: TestKitchen, text = 'Piepen de remmen straks nog?') {
  const sanne = await aCustomer(house);
  const [, brakes] = await stepsOf(house, sanne.order);
  return { sanne, ...(await sanne.ask(text, brakes)) };
}

const html = async (house: TestKitchen, path = '/orders/1') => (await house.as('Marieke').get(path, 'html')).text;

async function act(house: TestKitchen, who: Name, { order, question }: At, name: string, body: object = {}) {
  const answer = await house.as(who).post(`/orders/${order}/questions/${question}/${name}`, body);
  expect(answer.status, `${name}: ${answer.text}`).toBe(200);
}

describe('The questions on the staff’s page of an order', () => {
  test('stand there with all that can be done, open until they are answered and folded afterwards', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const text = await html(house);
    const card = elementOf(text, `question-${at.question}`);
    expect(elementOf(text, 'questions')).toContain(card);
    expect(elementOf(text, `thread-${at.question}`)).toMatch(/^<details[^>]* open/);
    expect(card).toContain('Piepen de remmen straks nog?');
    for (const name of ['offer', 'close', 'move', 'remark', 'take-over', 'urgency'])
      expect(() => formTo(card, `/${name}`), name).not.toThrow();
    const { action, fields } = formTo(card, '/answer');
    const answer = await house.as('Yusuf').post(action, { ...fields, text: 'Nee, die zijn nieuw.' }, 'html');
    expect(answer.headers.location).toBe(`/orders/1#question-${at.question}`);
    const folded = elementOf(await html(house), `thread-${at.question}`);
    expect(folded).toMatch(/^<details[^>]*>/);
    expect(folded).not.toMatch(/^<details[^>]* open/);
    expect(folded).toContain(`id="question-${at.question}"`);
    expect(folded).toContain('Nee, die zijn nieuw.');
  });

  test('are nothing at all where nobody asked', async () => {
    const house = await aKitchen();
    await takeIn(house);
    expect(elementOf(await html(house), 'questions')).toMatch(/^<section[^>]* hidden>/);
  });

  test('let a colleague accept what was offered, or decline', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    expect(await html(house)).not.toContain('/accept"');
    await act(house, 'Yusuf', at, 'offer', { to: house.ids.Priya, note: 'Jij hebt gemeten.' });
    const card = elementOf(await html(house), `question-${at.question}`);
    expect(card).toContain('Jij hebt gemeten.');
    expect(formTo(card, '/accept').html).toContain('heeft de vraag overgenomen van Yusuf.');
    expect(formTo(card, '/decline').html).toContain('De klant leest hier niets van.');
    const { action, fields } = formTo(card, '/accept');
    await house.as('Priya').post(action, fields, 'html').expect(303);
    expect((await house.as('Olga').get('/orders/1')).body.questions[0]).toMatchObject({ owner: house.ids.Priya });
  });

  test.each(['answer', 'ask-back'])('keep the words of a refused %s and say why', async (name) => {
    const house = await aKitchen();
    const at = await asked(house);
    const typed = { from: 'order', text: 'Ik denk van niet, <maar> vraag Yusuf.' };
    const { text } = await house
      .as('Tom')
      .post(`/orders/1/questions/${at.question}/${name}`, typed, 'html')
      .expect(409);
    const form = formTo(elementOf(text, `question-${at.question}`), `/${name}`).html;
    expect(form).toContain('Ik denk van niet, &lt;maar&gt; vraag Yusuf.</textarea>');
    expect(form).toContain('Deze vraag is van Yusuf.');
    expect(text.split('Deze vraag is van Yusuf.')).toHaveLength(2);
  });

  test('say on top why something was refused whose form is gone', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await act(house, 'Yusuf', at, 'answer', { text: 'Nee.' });
    const { text } = await house
      .as('Marieke')
      .post(`/orders/1/questions/${at.question}/take-over`, { from: 'order' }, 'html')
      .expect(409);
    expect(text).toMatch(/role="alert">.*Niet gedaan: Op deze vraag wacht niemand meer\./s);
  });

  test('open the fold of an answered one again when what was added to it came back', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await act(house, 'Yusuf', at, 'answer', { text: 'Nee.' });
    const { text } = await house
      .as('Tom')
      .post(`/orders/1/questions/${at.question}/answer`, { text: 'Toch wel.' }, 'html')
      .expect(409);
    expect(elementOf(text, `thread-${at.question}`)).toMatch(/^<details[^>]* open/);
    expect(elementOf(text, `thread-${at.question}`)).toContain('Toch wel.');
  });

  test('show kitchen talk in its own look, to staff alone', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await act(house, 'Tom', at, 'remark', { text: 'Hij belde ook al.' });
    const card = elementOf(await html(house), `question-${at.question}`);
    expect(card).toMatch(/<li class="msg msg--kitchen"[^>]*data-audience="kitchen">.*Hij belde ook al\./s);
    expect((await at.sanne.get('html')).text).not.toContain('belde');
  });

  test('are in the JSON twin with their owner, their hands and everything that was said', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    await act(house, 'Marieke', at, 'urgency', { urgency: 'urgent' });
    await act(house, 'Tom', at, 'remark', { text: 'Hij belde ook al.' });
    await act(house, 'Marieke', at, 'take-over');
    await act(house, 'Marieke', at, 'offer', { to: house.ids.Priya, note: 'Jij hebt gemeten.' });
    const [question] = (await house.as('Olga').get('/orders/1')).body.questions;
    expect(question).toMatchObject({
      ...{ question: at.question, state: 'open', owner: house.ids.Marieke, hands: 1, isOverdue: false },
      ...{ urgentAt: '2026-11-24T12:42:00.000Z', offeredTo: house.ids.Priya, offerNote: 'Jij hebt gemeten.' },
      answerBy: { until: '2026-11-24T13:15:00.000Z', state: 'open' },
    });
    const said = question.messages.map(({ from, audience }: Record<string, string>) => `${from} ${audience}`);
    expect(said).toEqual(['customer customer', 'event kitchen', 'remark kitchen', 'event customer', 'event kitchen']);
    expect(question.messages[2]).toMatchObject({ by: 'Tom', text: 'Hij belde ook al.' });
  });

  test('on a page that was left open are those of a fresh one, whatever was said or done', async () => {
    const house = await aKitchen();
    const at = await asked(house);
    const seq = (await house.as('Olga').get('/orders/1')).body.seq;
    const follower = await followOrder(house.url, 1, { key: house.keys.Olga, as: 'staff' }, seq);
    const load = async () => comparable((await house.as('Olga').get('/orders/1', 'html')).text);
    let page = await load();
    const step = async (who: Name, name: string, body: object = {}) => {
      house.clock.now += 60_000;
      const answer = await house.as(who).post(`/orders/1/questions/${at.question}/${name}`, body);
      expect(answer.status, `${name}: ${answer.text}`).toBe(200);
      await house.app.settled();
      await follower.reached((await house.as('Olga').get('/orders/1')).body.seq);
      for (const { fragments } of follower.applied.splice(0) as Update[])
        for (const { id, html } of fragments) page = applyFragment(page, { id, html: comparable(html) });
      const fresh = await load();
      expect(elementOf(page, 'questions'), name).toBe(elementOf(fresh, 'questions'));
      expect(page === fresh, name).toBe(true);
    };
    await step('Marieke', 'urgency', { urgency: 'urgent' });
    await step('Yusuf', 'offer', { to: house.ids.Priya, note: 'Jij hebt gemeten.' });
    await step('Priya', 'accept');
    await step('Tom', 'remark', { text: 'Hij belde ook al.' });
    await step('Marieke', 'take-over');
    await step('Marieke', 'ask-back', { text: 'Ook als het regent?' });
    await step('Marieke', 'answer', { text: 'Nee, ook dan niet.' });
    follower.socket.close();
  });
});

test('The list of orders marks where somebody waits for an answer', async () => {
  const house = await aKitchen();
  const at = await asked(house);
  await at.sanne.ask('En wanneer is hij klaar?');
  await takeIn(house, { plate: 'UE-550-A', name: 'Rob', phone: null });
  const rows = async () => (await html(house, '/orders')).match(/<tr>.*?<\/tr>/gs)?.slice(1) ?? [];
  const [rob, sanne] = await rows();
  expect(sanne).toMatch(/href="\/orders\/1#questions".*#i-chat.*2 vragen/s);
  expect(rob).not.toContain('#i-chat');
  const { orders } = (await house.as('Marieke').get('/orders')).body;
  expect(orders.map(({ questions }: { questions: number }) => questions)).toEqual([0, 2]);
  await act(house, 'Yusuf', at, 'answer', { text: 'Nee.' });
  expect((await rows())[1]).toContain('1 vraag');
});
