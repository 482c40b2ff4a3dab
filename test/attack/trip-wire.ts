import type { Page } from 'playwright-core';

export type Tripped = { ran: string[]; violations: string[]; elements: string[]; elsewhere: string[] };

/** From now on every page that is opened here tells of a script that ran and of what its policy refused. */
export async function stretch(page: Page): Promise<() => Promise<Tripped>> {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const at = request.url();
    if (!/^(http:\/\/127\.0\.0\.1[:/]|data:)/.test(at)) elsewhere.push(at);
  });
  page.on('dialog', (dialog) => void dialog.dismiss());
  await page.addInitScript(() => {
    const wire = { ran: [] as string[], violations: [] as string[] };
    const trip = (what: unknown) => void wire.ran.push(String(what));
    Object.assign(window, { __wire: wire, ran: trip, alert: trip, prompt: trip, confirm: trip });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      wire.violations.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });
  return async () => {
    const { ran, violations, elements } = await page.evaluate(look);
    return { ran, violations, elements, elsewhere: elsewhere.splice(0) };
  };
}

/** In the page: what the wire caught, and every element that none of our templates writes. */
function look() {
  const { ran, violations } = (window as unknown as { __wire: { ran: string[]; violations: string[] } }).__wire;
  const foreign = 'iframe,object,embed,base,frame,portal,marquee,math,foreignObject,style,video,audio,meta[http-equiv]';
  const isOurs = (address: string) => address === '' || new URL(address, location.href).origin === location.origin;
  const elements = [...document.querySelectorAll('*')].filter((element) => {
    const { attributes } = element;
    const asked = ['src', 'href', 'action', 'formaction', 'data', 'poster', 'xlink:href'];
    return (
      element.matches(foreign) ||
      [...attributes].some(({ name }) => /^on|^style$|^srcdoc$/i.test(name)) ||
      asked.some((name) => {
        const value = element.getAttribute(name) ?? '';
        return !/^(tel:|mailto:|data:image\/)/.test(value) && (!URL.canParse(value, location.href) || !isOurs(value));
      }) ||
      (element.localName === 'script' && !element.getAttribute('src')?.startsWith('/assets/')) ||
      (element.localName === 'link' && !/^\/(assets|brand|bench\.webmanifest)/.test(element.getAttribute('href') ?? ''))
    );
  });
  const found = {
    ran: [...ran],
    violations: [...violations],
    elements: elements.map(({ outerHTML }) => outerHTML.slice(0, 200)),
  };
  ran.length = 0;
  violations.length = 0;
  return found;
}

/** How often each text stands in this page as it was written: as words, as a value, or as what is read aloud. */
export async function standing(page: Page, texts: string[]): Promise<string[]> {
  const all = await page.evaluate(() => {
    const values = [...document.querySelectorAll('input,textarea,option')].map(
      (field) => (field as HTMLInputElement).value,
    );
    const named = [...document.querySelectorAll('[alt],[title],[aria-label],[data-name]')].flatMap((element) =>
      ['alt', 'title', 'aria-label', 'data-name'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [document.title, document.body.textContent ?? '', ...values, ...named].join('\n');
  });
  const plain = bare(all);
  return texts.filter((text) => plain.includes(bare(text)));
}

/** Without what is not seen, and in capitals: plates are. */
const bare = (text: string) => text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]/gu, '').toUpperCase();
