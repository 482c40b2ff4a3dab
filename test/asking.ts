import supertest from 'supertest';
import { openLink } from './follower.ts';
import { type TestKitchen, takeIn } from './kitchen.ts';

/** A customer with a phone: one order, opened by its private link. */
export type TestCustomer = {
  order: number;
  cookie: string;
  get: (accept?: 'json' | 'html') => supertest.Test;
  /** Asks about the order, or about one of its steps. */
  ask: (text: string, step?: string) => Promise<Asked>;
  /** Writes more to a question. */
  write: (question: string, text: string) => supertest.Test;
};

export type Asked = { order: number; seq: number; question: string };

/** Takes in an order and opens its link as its customer does. */
export async function aCustomer(house: TestKitchen, more: object = {}): Promise<TestCustomer> {
  const { order, link } = await takeIn(house, more);
  return customerOf(house, order, await openLink(house.url, link));
}

export function customerOf(house: TestKitchen, order: number, cookie: string): TestCustomer {
  const types = { json: 'application/json', html: 'text/html' };
  const post = (path: string, body: object) =>
    supertest(house.url).post(path).set('Cookie', cookie).set('Accept', types.json).send(body);
  return {
    order,
    cookie,
    get: (accept = 'json') =>
      supertest(house.url).get(`/follow/${order}`).set('Cookie', cookie).set('Accept', types[accept]),
    ask: async (text, step) => {
      const answer = await post(`/follow/${order}/questions`, step ? { text, step } : { text });
      if (answer.status !== 200) throw new Error(`asking answered ${answer.status}: ${answer.text}`);
      return answer.body as Asked;
    },
    write: (question, text) => post(`/follow/${order}/questions/${question}`, { text }),
  };
}

/** The ids of an order's steps, in their order of work. */
export async function stepsOf(house: TestKitchen, order: number): Promise<string[]> {
  const { body } = await house.as('Olga').get(`/orders/${order}`);
  return body.steps.map(({ id }: { id: string }) => id);
}
