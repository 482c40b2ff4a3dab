import type { OrderState } from '#src/database/tables.ts';
import type { Story } from '#src/timeline/load-story.ts';
import { type Language, say } from '#src/web/words.ts';
import type { Tag } from './state-tags.ts';

type StandingTag = { tone: Tag['tone'] | 'done'; icon: string; word: string };

/** How the order stands: the tags of its row while it is worked on, one word once that is over. */
export function standingTags({ order }: Story, ofRow: Tag[], language: Language): StandingTag[] {
  if (order.state === 'open') return ofRow;
  return [{ ...looks[order.state], word: say(language, `orders.state-${order.state}`) }];
}

const looks: Record<Exclude<OrderState, 'open'>, Pick<StandingTag, 'tone' | 'icon'>> = {
  ready: { tone: 'done', icon: 'check' },
  'handed-over': { tone: 'done', icon: 'door' },
  cancelled: { tone: 'plan', icon: 'stop' },
  'cannot-be-done': { tone: 'bad', icon: 'stop' },
};
