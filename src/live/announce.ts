import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import type { Change } from '#src/timeline/carry-out.ts';
import { questionOf } from '#src/timeline/entry-kinds.ts';
import { exceptionsSaid } from '#src/timeline/exceptions-said.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { saidAtDesk, saidOnBench } from '#src/timeline/questions-said.ts';
import { isoDay } from '#src/web/clock-words.ts';
import { orderInJson, orderName } from '#src/web/order-name.ts';
import type { Root } from '#src/web/root.ts';
import { languages } from '#src/web/words.ts';
import type { Across } from './across.ts';
import { benchRoom, deskRoom, type Faces, orderFaces, orderRoom } from './faces.ts';
import { rememberShown, type Shown } from './shown.ts';
import { updatesFor } from './updates.ts';

type Announcing = {
  io: Server;
  across: Across;
  faces: Faces;
  log: Logger;
  now: () => number;
  loadStory: (shop: string, order: string) => Promise<Story | undefined>;
};

type Telling = Announcing & { shown: Shown };

/**
 * Tells every open page what was committed: rendered once for each audience and language that listens, not at all
 * where nobody does. Changes of one turn of the loop are told together, those of one order in their order; while other
 * processes cannot be reached they wait.
 */
export function makeAnnounce(announcing: Announcing): {
  announce: (change: Change) => void;
  settled: () => Promise<void>;
} {
  let waiting = new Map<string, Change>();
  let telling: Promise<void> = Promise.resolve();
  const shown = rememberShown();
  const { across, log } = announcing;
  across.onWhole(() => flush());

  const announce = (change: Change) => {
    if (waiting.size === 0) setImmediate(flush);
    const earlier = waiting.get(change.order);
    waiting.set(change.order, earlier ? { ...change, entries: [...earlier.entries, ...change.entries] } : change);
  };

  function flush(): void {
    if (!across.isWhole()) return;
    const changes = waiting;
    waiting = new Map();
    telling = telling.then(async () => {
      for (const change of changes.values()) await tell({ ...announcing, shown }, change).catch(untold(change));
    });
  }

  const untold = (change: Change) => (err: unknown) => {
    if (!across.isWhole()) announce(change);
    // The change is true and committed; a page that missed this asks by itself.
    else log.error({ err, order: change.order }, 'an announcement failed');
  };

  const settled = async () => {
    while (waiting.size > 0 && across.isWhole()) await new Promise((resolve) => setImmediate(resolve));
    await telling;
  };
  return { announce, settled };
}

async function tell(announcing: Telling, change: Change): Promise<void> {
  const asked = announcing.across.heard([shopRoom(change.shop), ...roomsOf(change)]);
  // A process alone knows at once that nobody listens; while Redis is asked, the order is read.
  if (asked instanceof Set && asked.size === 0) return;
  const [heard, story] = await Promise.all([asked, announcing.loadStory(change.shop, change.order)]);
  if (heard.size === 0 || !story) return;
  const entries = [...change.entries].sort((a, b) => a.number - b.number);
  tellOrderPages(announcing, heard, story, { ...change, entries });
  if (heard.has(shopRoom(change.shop))) await tellSpanningPages(announcing, story, change);
}

const everyFace = orderFaces.flatMap((face) => languages.map((language) => ({ face, language })));

const roomsOf = ({ order }: Change) => everyFace.map(({ face, language }) => orderRoom(order, face, language));

/** Everybody who looks at a page that spans orders is in here too, so that an idle shop costs one look. */
export const shopRoom = (shop: string) => `shop:${shop}`;

function tellOrderPages(
  { io, faces, now, shown }: Telling,
  heard: ReadonlySet<string>,
  story: Story,
  change: Change,
): void {
  for (const { face, language } of everyFace) {
    const room = orderRoom(change.order, face, language);
    if (!heard.has(room)) continue;
    const { last_entry: number } = story.order;
    const day = isoDay(story.shop.zone, now());
    const changed = (roots: Root[]) => shown.changed(room, change.entries, number, day, roots);
    for (const update of updatesFor(faces, face, story, change.entries, language, now(), changed))
      io.to(room).emit('update', update);
  }
}

async function tellSpanningPages({ io, across, faces }: Announcing, story: Story, change: Change): Promise<void> {
  const people = [...concerned(story, change)];
  const heard = await across.heard(
    languages.flatMap((language) => [
      deskRoom(change.shop, language),
      ...people.map((person) => benchRoom(change.shop, person, language)),
    ]),
  );
  const order = orderInJson(orderName(story.shop.code, story.order.number));
  const seq = change.entries.at(-1)?.number ?? 0;
  const onBoard = change.entries.some(({ body }) => 'exception' in body);
  // The list of questions names plates and people, and what is on the board already: it changes with them too.
  const asksDesk =
    onBoard || change.entries.some(({ kind, body }) => questionOf(body) !== null || kind === 'details-changed');
  for (const language of languages) {
    const desk = deskRoom(change.shop, language);
    if (heard.has(desk)) {
      const questions = asksDesk ? await faces.deskQuestions(story.shop, language) : [];
      const counts = onBoard ? await faces.boardCounts(story.shop, language) : [];
      const fragments = [...faces.desk(story, language), ...counts, ...questions];
      const said = {
        ...exceptionsSaid(story, change.entries, language),
        ...saidAtDesk(story, change.entries, language),
      };
      io.to(desk).emit('update', { order, seq, fragments, ...said });
    }
    for (const person of people) {
      const room = benchRoom(change.shop, person, language);
      if (!heard.has(room)) continue;
      const fragments = await faces.bench(story.shop, person, language);
      io.to(room).emit('update', { order, seq, fragments, ...saidOnBench(story, change.entries, person, language) });
    }
  }
}

/** Whose work may look different now: whoever does or did a step, has a question or a problem; all, while a step is nobody's. */
function concerned(story: Story, change: Change): Iterable<string> {
  const free = story.steps.some((step) => step.specialist === null);
  const reassigned = change.entries.some((entry) => entry.kind === 'step-assigned');
  const closed = change.entries.some((entry) => entry.kind.startsWith('order-'));
  if (free || reassigned || closed) return story.colleagues.keys();
  const people = story.steps.flatMap((step) => step.specialist ?? []);
  const asked = story.questions.flatMap(({ owner, offered_to }) => [owner, offered_to ?? []].flat());
  const wrong = story.exceptions
    .filter(({ id, state }) => state === 'open' || change.entries.some((entry) => isAbout(entry, id)))
    .flatMap(({ owner, offered_to }) => [owner, offered_to ?? []].flat());
  const offered = [story.order.offered_to ?? []].flat();
  return new Set([...people, ...asked, ...wrong, ...offered, ...change.entries.flatMap(namedIn)]);
}

const isAbout = ({ body }: Change['entries'][number], id: string) => 'exception' in body && body.exception === id;

/** Who did it, who had it before, whom it was offered to. */
function namedIn({ actor, body }: Change['entries'][number]): string[] {
  const { was, to } = body as { was?: unknown; to?: unknown };
  return [actor, was, to].filter((one) => typeof one === 'string');
}
