import type { Fragment } from '#src/live/wire.ts';
import type { loadAssets } from '#src/web/assets.ts';

/** What is known of the order: its entries (number 1 first), the state of its one step, what was promised. */
export type Told = { entries: string[]; step: 'now' | 'done'; promise: string };

/** The whole page and its fragments are made of the same parts, as in the real house. */
export function followPage(told: Told, assets: Awaited<ReturnType<typeof loadAssets>>, page?: 'desk'): string {
  const last = told.entries.length;
  const follows = page
    ? `data-page="${page}"`
    : `data-order="2417" data-after="${last}" data-as="customer" data-updates="/follow/2417/updates"`;
  const entries = told.entries.map((_, index) => entryOf(told, index + 1).html).reverse();
  return `<!doctype html>
<html lang="nl" data-face="customer">
<head>
<meta charset="utf-8">
<title>Order 2417</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="${assets.url('icons/favicon.svg')}">
<link rel="stylesheet" href="${assets.url('styles/tokens.css')}">
<link rel="stylesheet" href="${assets.url('styles/base.css')}">
<link rel="stylesheet" href="${assets.url('styles/parts.css')}">
<link rel="stylesheet" href="${assets.url('styles/faces.css')}">
<link rel="stylesheet" href="${assets.url('styles/print.css')}">
<script defer src="${assets.url('page.js')}"></script>
</head>
<body ${follows} data-zone="Europe/Amsterdam" data-now="${Date.now()}"
  data-text-not-saved="Niet opgeslagen. Uw tekst staat er nog." data-text-changed="Er is iets veranderd. Kijk nog even."
  data-text-connecting="Verbinden …" data-text-live="Live" data-text-off="Niet live sinds {time}"
  data-text-asked="Niet live. Gekeken om {time}" data-text-gone="Deze link werkt niet meer."
  data-text-said-many="{count} nieuwe berichten, het laatste: {last}" data-text-said-back="Weer verbonden."
  data-text-said-off="Geen verbinding. U ziet het nieuws van {time}.">
<p id="announcer" class="vh" role="status" aria-live="polite" aria-atomic="true"></p>
<header class="pass"><div class="wrap pass__bar">
  <p class="live push" id="live" data-state="stale"><span class="live__dot" aria-hidden="true"></span><span id="live-text">Bijgewerkt om 13:42</span></p>
  <button class="btn js" type="button" data-theme-toggle>Licht of donker</button>
</div></header>
<main class="wrap stack">
${nowOf(told, last).html}
<ol class="log" id="timeline" reversed>${entries.join('')}</ol>
<p><input data-find aria-label="Zoek"> <span data-since="${Date.now() - 125_000}" data-minutes="{n} min">0 min</span></p>
<button type="button" data-open="sheet">Meer</button>
<dialog id="sheet"><h2>Meer</h2><button type="button" data-close-dialog>Sluiten</button></dialog>
</main>
</body>
</html>
`;
}

export function nowOf(told: Told, number: number): Fragment {
  const html = `<section class="ticket" id="now" data-v="${number}">
  <h1 id="now-title">${told.step === 'now' ? 'Yusuf vernieuwt nu uw remmen' : 'Uw auto is klaar'}</h1>
  <p>Klaar om <span id="promise">${told.promise}</span></p>
  <details id="why"><summary>Waarom</summary><p id="why-text">Stand ${number}</p></details>
  ${told.step === 'now' ? '<form method="post" action="/follow/2417/finish" data-live id="finish"><button class="btn">Klaar</button></form>' : ''}
  <section id="ask"><h2>Schrijf iets</h2><p>Belofte: ${told.promise}</p>
  <form method="post" action="/follow/2417/notes" data-live id="note" novalidate>
    <input type="hidden" name="key" value="${number}">
    <div class="field"><label for="text">Bericht</label><textarea class="input" id="text" name="text"></textarea></div>
    <p class="buttons"><button class="btn" name="what" value="Vraag">Verstuur</button></p>
  </form></section>
</section>`;
  return { id: 'now', html };
}

export const entryOf = (told: Told, number: number): Fragment => ({
  id: `entry-${number}`,
  html: `<li class="entry" id="entry-${number}" data-into="timeline"><span>${told.entries[number - 1] ?? ''}</span></li>`,
});
