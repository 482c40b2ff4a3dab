/** What a browser without a script would send: the address and the fields of a form, as the page has them. */
export type Form = { action: string; fields: Record<string, string>; html: string };

export function formsOn(html: string): Form[] {
  return [...shown(html).matchAll(/<form\b[^>]*\saction="([^"]+)"[^>]*>(.*?)<\/form>/gs)].map(
    ([, action = '', inner = '']) => ({
      action,
      fields: Object.fromEntries([...inner.matchAll(/<input\b[^>]*>/g)].flatMap(([input]) => fieldOf(input))),
      html: inner,
    }),
  );
}

export function formTo(html: string, ending: string): Form {
  const found = formsOn(html).find(({ action }) => action.endsWith(ending));
  if (!found) throw new Error(`No form to ${ending} among ${formsOn(html).map(({ action }) => action)}`);
  return found;
}

/** Without what nobody sees: the buttons of states that may come next, and sheets that no button in sight opens. */
function shown(html: string): string {
  let text = html;
  for (let hidden = hiddenIn(text); hidden; hidden = hiddenIn(text)) text = text.replace(hidden, '');
  return text.replaceAll(/<dialog\b[^>]*\sid="([^"]+)".*?<\/dialog>/gs, (dialog, id: string) =>
    text.includes(`data-open="${id}"`) ? dialog : '',
  );
}

function hiddenIn(html: string): string | null {
  const start = /<(div)\b[^>]*\sdata-when="[^"]*"[^>]*\shidden>/.exec(html);
  return start && wholeOf(html, start);
}

function fieldOf(input: string): [string, string][] {
  const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(input)?.[1];
  const name = attribute('name');
  const isOff = attribute('type') === 'radio' && !/\schecked[\s>]/.test(input);
  return name && !isOff ? [[name, attribute('value') ?? '']] : [];
}

/** The whole element with this id, as text. */
export function elementOf(html: string, id: string): string {
  const start = new RegExp(`<([a-z]+)\\b[^>]*\\sid="${id}"`).exec(html);
  if (!start) throw new Error(`Nothing has the id ${id}`);
  return wholeOf(html, start) ?? notEnded(id);
}

function notEnded(id: string): never {
  throw new Error(`${id} does not end`);
}

function wholeOf(html: string, start: RegExpExecArray): string | null {
  const tags = new RegExp(`<(/?)${start[1]}\\b`, 'g');
  tags.lastIndex = start.index;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return html.slice(start.index, html.indexOf('>', tag.index) + 1);
  }
  return null;
}
