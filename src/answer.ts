import type { Request, Response } from 'express';
import { brandOf } from './brand.ts';
import type { Asking, PageAnswer, Went } from './route.ts';
import { inUtf8 } from './web/in-utf8.ts';
import type { Problem } from './web/problem.ts';
import { say } from './web/words.ts';

/** Programs say so in Accept; one that sends JSON or a key and says nothing is a program too. */
export function wantsJson(request: Request): boolean {
  const accept = request.headers.accept ?? '*/*';
  if (accept === '*/*') return request.is('json') === 'json' || /^bearer /i.test(request.headers.authorization ?? '');
  return request.accepts(['html', 'json']) === 'json';
}

export async function answerPage(asking: Asking, response: Response, answer: PageAnswer): Promise<void> {
  const html = wantsJson(asking.request) ? null : await renderPage(asking, answer);
  response
    .status(answer.status ?? 200)
    .set('Cache-Control', 'no-store')
    .vary('Accept');
  if (answer.headers) response.set(answer.headers);
  if (html === null) response.json(twinOf(answer));
  else response.type('html').send(inUtf8(html));
}

/** A page as a whole, for whoever sends it. */
export async function renderPage(asking: Rendered, answer: PageAnswer): Promise<string> {
  return render(asking, answer, await brandOf(asking.kitchen, asking.shop));
}

const twinOf = ({ json, model }: PageAnswer): unknown => (typeof json === 'function' ? json() : (json ?? model));

export function answerWent(asking: Asking, response: Response, { location, status, json, headers }: Went): void {
  response.set('Cache-Control', 'no-store').vary('Accept');
  if (headers) response.set(headers);
  if (wantsJson(asking.request)) response.status(status ?? 200).json({ ...json, location });
  else response.redirect(303, location);
}

type About = Pick<Asking, 'kitchen' | 'request' | 'language' | 'theme'>;

export function answerProblem(asking: About, response: Response, problem: Problem): void {
  response.status(problem.status).set('Cache-Control', 'no-store').vary('Accept');
  if (wantsJson(asking.request)) {
    const { reference: _, ...told } = problem;
    response.type('application/problem+json').send(JSON.stringify(told));
    return;
  }
  const face = 'plain' as const;
  response.type('html').send(
    render(
      { ...asking, shop: null, attempt: null },
      {
        view: 'web/problem',
        title: problem.title,
        face,
        model: { ...problem, home: !problem.type.endsWith(':link-needed') },
      },
      { mark: null, sheet: null },
    ),
  );
}

type Rendered = Pick<Asking, 'kitchen' | 'language' | 'theme' | 'shop' | 'attempt'>;
type Worn = Awaited<ReturnType<typeof brandOf>>;

/** The bench and the desk do more than other pages, the customer's page less. */
function scriptOf(face: PageAnswer['face'], spans: 'desk' | 'bench' | null): string {
  if (face === 'technician') return 'bench.js';
  if (face === 'customer') return 'customer.js';
  return spans === 'desk' ? 'desk.js' : 'page.js';
}

function render({ kitchen, language, theme, shop, attempt }: Rendered, answer: PageAnswer, brand: Worn): string {
  const now = kitchen.now();
  // A plain page names the product above it: a shop's letters would not be its.
  const mark = answer.face === 'plain' ? null : brand.mark;
  const around = { language, zone: shop?.zone ?? 'Europe/Amsterdam', now, theme, attempt, mark };
  const product = shop?.name ?? say(language, 'web.product');
  const live = answer.live ?? null;
  const spans = live && 'page' in live ? live.page : null;
  const frame = {
    title: `${answer.title} – ${product}`,
    face: answer.face,
    brand: brand.sheet,
    polite: answer.face === 'customer',
    order: live && 'order' in live ? live : null,
    spans,
    isBench: answer.face === 'technician',
    script: scriptOf(answer.face, spans),
  };
  return kitchen.views.page(answer.view, answer.model, frame, around);
}
