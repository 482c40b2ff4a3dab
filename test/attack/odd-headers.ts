import fc from 'fast-check';
import { nastyText, nastyTexts } from './nasty.ts';

/** As much of it as an address may hold: of lone surrogates there is no such form. */
export const encoded = (text: string): string => encodeURIComponent(text.slice(0, 2000).toWellFormed());

export const query: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant(''), weight: 5 },
  {
    arbitrary: fc.constantFrom(
      '?after=0',
      '?after=99999999999',
      '?after=-1',
      '?after=0&after=1',
      '?after[]=1',
      '?shop=x&shop=y',
      '?q=%',
      '?q=%00',
      '?__proto__[a]=1',
      '?constructor=1',
      '?password',
      '?page=desk',
      '?order=1&order=2',
      `?${'a=1&'.repeat(600)}`,
    ),
    weight: 3,
  },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom('q', 'after', 'shop', 'from', 'order', 'to', 'for', 'step', 'chosen', 'page', 'lang', 'v'),
        nastyText,
      )
      .map(([name, text]) => `?${name}=${encoded(text)}`),
    weight: 2,
  },
);

export const accept = fc.constantFrom(
  'text/html',
  'application/json',
  'application/json',
  '*/*',
  'image/webp',
  'x',
  ';;;,',
  `${'text/html;q=0.1,'.repeat(200)}x`,
);

export const oddHeaders: fc.Arbitrary<[string, string][]> = fc.oneof(
  { arbitrary: fc.constant<[string, string][]>([]), weight: 6 },
  {
    arbitrary: fc.array(
      fc.oneof(
        fc.constantFrom<[string, string]>(
          ...([
            ['idempotency-key', 'k'.repeat(3000)],
            ['idempotency-key', ''],
            ['idempotency-key', '\x80\xff'],
            ['for-person', 'x'],
            ['made-ago', '-1'],
            ['made-ago', '1e99'],
            ['made-ago', 'x'],
            ['if-none-match', '*'],
            ['if-none-match', '"'.repeat(500)],
            ['accept-language', '*;q=x'],
            ['accept-language', 'nl-\xff'],
            ['range', 'bytes=0-,-1'],
            ['x-forwarded-for', "' or 1"],
            ['x-forwarded-host', 'elsewhere.example'],
            ['x-http-method-override', 'DELETE'],
            ['user-agent', '<script>\x00'.replace('\x00', '')],
            ['user-agent', 'a'.repeat(6000)],
            ['cookie', 'a=b; __proto__=c; link-1=x; session=%'],
            ['cookie', ';;;=;'],
            ['cookie', 'theme=dark; language=xx; shop=x'],
            ['content-encoding', 'gzip'],
            ['content-encoding', 'br'],
            ['content-encoding', 'x'],
            ['expect', '100-continue'],
            ['sec-fetch-site', 'cross-site'],
            ['origin', 'null'],
            ['origin', 'https://elsewhere.example'],
            ['authorization', 'Bearer '],
            ['authorization', `Bearer ${'x'.repeat(5000)}`],
            ['authorization', 'Basic eDp5'],
            ['content-length', '0'],
            ['transfer-encoding', 'chunked'],
            ['upgrade', 'websocket'],
          ] as [string, string][]),
        ),
        fc
          .tuple(
            fc.constantFrom(
              'idempotency-key',
              'for-person',
              'made-ago',
              'user-agent',
              'cookie',
              'if-none-match',
              'accept-language',
            ),
            fc.constantFrom(...nastyTexts),
          )
          .map(([name, text]): [string, string] => [name, text.replace(/[^\x20-\x7e\x80-\xff]/g, '?').slice(0, 3000)]),
      ),
      { minLength: 1, maxLength: 3 },
    ),
    weight: 2,
  },
);
