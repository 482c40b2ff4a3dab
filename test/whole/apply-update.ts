import type { Fragment } from '#src/live/wire.ts';

/** What the browser's script does to a page, done to its text: replace by id, insert where `data-into` says, or remove. */
export function applyFragment(page: string, { id, html }: Fragment): string {
  const found = element(page, id);
  if (found) return page.slice(0, found.from) + html + page.slice(found.to);
  const into = /^<[^>]*\sdata-into="([^"]+)"/.exec(html)?.[1];
  if (!into) return page;
  const list = element(page, into);
  if (!list) return page;
  const open = page.indexOf('>', list.from) + 1;
  return page.slice(0, open) + html + page.slice(open);
}

/** Where the element with this id begins and ends in the text. */
function element(page: string, id: string): { from: number; to: number } | null {
  const start = new RegExp(`<([a-z0-9-]+)(\\s[^>]*)?\\sid="${id}"`).exec(page);
  if (!start) return null;
  const tags = new RegExp(`<(/?)${start[1]}(?=[\\s>])`, 'g');
  tags.lastIndex = start.index;
  let depth = 0;
  for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return { from: start.index, to: page.indexOf('>', tag.index) + 1 };
  }
  return null;
}

/**
 * The page without what a load says of itself: when it was made, and from which number it follows. A root's version and
 * the key of its forms, which the script never sends, say since when it looks as it does.
 */
export function comparable(page: string): string {
  return page
    .replace(/<title[^>]*>.*?<\/title>/, '')
    .replace(/ data-(after|now|v)="[^"]*"/g, '')
    .replace(/<input type="hidden" name="key" value="\d+">/g, '')
    .replace(/<span id="live-text">.*?<\/span>/s, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><');
}
