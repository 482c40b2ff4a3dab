import type { Express } from 'express';
import { ask } from './ask.ts';
import type { Kitchen } from './kitchen.ts';
import { say } from './web/words.ts';

/** The bench as an app: what a device needs to put it on its home screen, and the script that keeps it there. */
export function serveBenchApp(app: Express, kitchen: Kitchen): void {
  app.get('/bench.webmanifest', async (request, response) => {
    const { language } = await ask(kitchen, request, 'anyone');
    response
      .set('Cache-Control', 'no-cache')
      .vary('Cookie')
      .vary('Accept-Language')
      .type('application/manifest+json')
      .send(JSON.stringify(manifest(kitchen, language)));
  });
  // At one address for ever: a device asks whether it is still the same, and replaces what it has.
  app.get('/bench-worker.js', (_request, response) => {
    const build = `const BUILD = ${JSON.stringify(kitchen.views.build)};\n`;
    response
      .set('Cache-Control', 'no-cache')
      .type('text/javascript')
      .send(build + kitchen.assets.worker);
  });
}

function manifest({ assets }: Kitchen, language: 'nl' | 'en'): object {
  const icon = (name: string, size: number, purpose: string) => ({
    src: assets.url(`icons/${name}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: '/bench',
    name: say(language, 'bench.app-name'),
    short_name: say(language, 'bench.app-short'),
    description: say(language, 'bench.app-says'),
    lang: language,
    start_url: '/bench',
    scope: '/bench',
    display: 'standalone',
    // --steel and --paper of tokens.css: a manifest knows no style sheet.
    theme_color: '#2d211a',
    background_color: '#f9f3e8',
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('icon-maskable-192', 192, 'maskable'),
      icon('icon-maskable-512', 512, 'maskable'),
    ],
  };
}
