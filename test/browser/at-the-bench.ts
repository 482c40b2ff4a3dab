import { aKitchen, type Name, type TestKitchen, takeIn } from '../kitchen.ts';
import { aDevice } from './a-device.ts';
import { signIn } from './sign-in.ts';

/** Somebody signed in at their bench, on a device of their own; of the one order the brakes are next. */
export async function atWork(who: Name, { start = false } = {}) {
  const house = await aKitchen({ signIn: true, at: 'real' });
  const { order, link } = await takeIn(house, { day: 'tomorrow' });
  const [measure, brakes = ''] = await stepsOf(house, order);
  for (const press of ['start', 'finish']) await house.as('Priya').post(`/orders/${order}/steps/${measure}/${press}`);
  if (start) await house.as('Yusuf').post(`/orders/${order}/steps/${brakes}/start`);
  const device = await aDevice();
  await signIn(device.page(), house, who);
  await device.page().goto(`${house.url}/bench`);
  return { house, order, link, brakes, device };
}

async function stepsOf(house: TestKitchen, order: number): Promise<string[]> {
  const { body } = await house.as('Olga').get(`/orders/${order}`);
  return body.steps.map(({ id }: { id: string }) => id);
}
