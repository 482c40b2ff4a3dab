/** Calls `act` for every such event on an element that matches now or later. */
export function on<Kind extends keyof DocumentEventMap>(
  kind: Kind,
  selector: string,
  act: (element: HTMLElement, event: DocumentEventMap[Kind]) => void,
): void {
  document.addEventListener(kind, (event) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (found) act(found, event);
  });
}

/** Puts values into a sentence that the server rendered: "Niet live sinds {time}". */
export const fill = (sentence = '', values: Record<string, string | number> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Makes the element say a sentence with a warning sign before it. */
export function warn(element: HTMLElement, sentence: string): HTMLElement {
  element.innerHTML = '<svg class="icon" aria-hidden="true" viewBox="0 0 24 24"><use href="#i-alert"/></svg>';
  element.append(Object.assign(document.createElement('span'), { textContent: sentence }));
  return element;
}

/** Fetch that gives up: a request without an end would keep a button busy for ever. */
export async function request(url: string, wanted: RequestInit): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 20_000);
  try {
    return await fetch(url, { ...wanted, cache: 'no-store', signal: patience.signal });
  } finally {
    clearTimeout(timer);
  }
}
