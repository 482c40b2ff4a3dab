import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from '#src/metrics.ts';
import { customerOf } from '../asking.ts';
import { followOrder, openLink } from '../follower.ts';
import { aKitchen, type TestKitchen, takeIn } from '../kitchen.ts';
import { projectRoot } from './tree.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const figures = async ({ url }: TestKitchen) => (await fetch(`${url}/metrics`)).text();
const figure = (text: string, name: string) =>
  Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1) ?? Number.NaN,
  );
const namesIn = (text: string): string[] => [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
/** Names of metrics in an expression: of words that are followed by neither a bracket nor an equals sign. */
const asked = (expressions: string[]): string[] => [
  ...new Set(expressions.flatMap((one) => one.match(/\b(?:open_kitchen|nodejs|process)_\w+/g) ?? [])),
];

test('What happens is counted: answers, forms and what became of them, what was told, and who came back', async () => {
  const house = await aKitchen();
  const { order, link } = await takeIn(house);
  const page = await followOrder(house.url, order, { key: house.keys.Olga });
  await house.as('Yusuf').post(`/orders/${order}/notes`, { text: 'De schijven zijn dun.', audience: 'customer' });
  await house.as('Yusuf').post(`/orders/${order}/notes`, { audience: 'customer' });
  await house.as('Yusuf').post(`/orders/${order}/hand-over`);
  await house.as('Yusuf').post('/people', {});
  await customerOf(house, order, await openLink(house.url, link)).ask('Kan het eerder?');
  await house.app.settled();
  const text = await figures(house);
  const command = (name: string, outcome: string) =>
    figure(text, `open_kitchen_commands_total{command="${name}",outcome="${outcome}"}`);
  expect(command('orders', 'done')).toBe(1);
  expect(command('orders notes', 'done')).toBe(1);
  expect(command('orders notes', 'not understood')).toBe(1);
  expect(command('orders hand-over', 'refused')).toBe(1);
  expect(command('people', 'not allowed')).toBe(1);
  expect(command('follow questions', 'done')).toBe(1);
  expect(figure(text, 'open_kitchen_answers_total{class="2xx"}')).toBeGreaterThan(2);
  expect(figure(text, 'open_kitchen_answers_total{class="4xx"}')).toBe(3);
  expect(figure(text, 'open_kitchen_answers_total{class="5xx"}')).toBe(0);
  expect(figure(text, 'open_kitchen_pushes_total')).toBeGreaterThan(1);
  expect(figure(text, 'open_kitchen_push_characters_total')).toBeGreaterThan(100);
  expect(figure(text, 'open_kitchen_follows_total{answer="caught up"}')).toBe(1);
  expect(figure(text, 'open_kitchen_watchers')).toBe(1);
  expect(figure(text, 'open_kitchen_database_state{state="healthy"}')).toBe(1);
  expect(figure(text, 'open_kitchen_mail_oldest_seconds')).toBeGreaterThanOrEqual(0);
  // However many orders there are, there are no more lines.
  expect(text).not.toMatch(/order="|person="|shop="|Sanne|\bok_[a-z2-7]{9}/);
  page.socket.close();
});

test('A command is named by what it does, whatever it is done to', () => {
  expect(commandOf('/orders/:order/steps/:step/start')).toBe('orders steps start');
  expect(commandOf('/orders')).toBe('orders');
});

test('The dashboard and the alerts ask for figures that there are, and operators read of each', async () => {
  const names = namesIn(await figures(await aKitchen()));
  expect(names.length).toBeGreaterThan(20);
  const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
    read('deploy/grafana-dashboard.json'),
  );
  const shown = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(shown.length).toBeGreaterThan(15);
  const alerts = rulesIn(read('deploy/alerts.yaml'));
  expect(alerts.length).toBeGreaterThan(5);
  const wanted = [...asked(shown), ...asked(alerts.map(({ expr }) => expr))];
  expect(wanted.filter((name) => !names.includes(name))).toEqual([]);
  const ours = names.filter((name) => name.startsWith('open_kitchen_'));
  expect(ours.filter((name) => !asked(shown).includes(name))).toEqual([]);
  const told = read('docs/operating.md');
  expect(ours.filter((name) => !told.includes(`\`${name}`))).toEqual([]);
  expect(alerts.map(({ alert }) => alert).filter((name) => !told.includes(`\`${name}`))).toEqual([]);
});

type Rule = { alert: string; expr: string; for: string; severity: string; summary: string };

/** As much of YAML as our rules use: each key on its line, in its place, with a plain value. */
function rulesIn(yaml: string): Rule[] {
  const lines = yaml.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  expect(lines.slice(0, 3)).toEqual(['groups:', '  - name: open-kitchen', '    rules:']);
  const rules = lines
    .slice(3)
    .join('\n')
    .split(/^ {6}- /m)
    .slice(1);
  return rules.map((text) => {
    const shape =
      /^alert: (\w+)\n {8}expr: ([^\n]+)\n {8}for: (\d+[sm])\n {8}labels:\n {10}severity: (page|ticket)\n {8}annotations:\n {10}summary: ([A-Z][^:#\n]+\.)\n?$/;
    const [, alert = '', expr = '', lasts = '', severity = '', summary = ''] = shape.exec(text) ?? [];
    expect(alert, text).not.toBe('');
    // A plain value in YAML holds no ": " and no " #", and its brackets end.
    expect(expr).not.toMatch(/: | #|^[{["'&*!|>%@`]/);
    expect(expr.split('(').length).toBe(expr.split(')').length);
    return { alert, expr, for: lasts, severity, summary };
  });
}
