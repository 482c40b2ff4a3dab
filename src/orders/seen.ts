import type { Story } from '#src/timeline/load-story.ts';
import type { By } from '#src/timeline/preview.ts';
import { orderName } from '#src/web/order-name.ts';

/** Who a page is shown to; `attempted` is the form that came back, so that the fold it stands in is open. */
export type Seen = By & { attempted: string | null };

export const nameOf = ({ shop, order }: Story): string => orderName(shop.code, order.number);

/** Whether the form that came back is one of these, said as they stand behind the order's own address. */
export function cameBack(story: Story, { attempted }: Seen, ...forms: string[]): boolean {
  return attempted !== null && forms.some((form) => attempted === `/orders/${nameOf(story)}/${form}`);
}
