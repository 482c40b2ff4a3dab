import fc from 'fast-check';

// What no sender means, and what programs fall over.

const deep = (levels: number, inner: unknown = 1): unknown => {
  let value = inner;
  for (let i = 0; i < levels; i += 1) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Texts: empty, blank, endless, of signs that are not seen, that turn others round, that end what they stand in. */
export const nastyTexts = [
  ...[
    '',
    ' ',
    '\t\r\n',
    '\u0000',
    'a\u0000b',
    '\u0001\u0007\u001b[31m',
    '\u007f\u0080\u009f',
    '\ufeff',
    '\u2028\u2029',
  ],
  ...[
    '\ud800',
    'a\udfffb',
    '\u202etxet',
    '\u200b\u200d\u2060',
    'e\u0301'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(50),
    '\uffff\ufffe',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '-0',
    '1e309',
    '9'.repeat(400),
    '0x10',
    '٣',
    '１２',
    '1,5',
    '1e1000',
    '-1',
    '2.0',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '[object Object]',
    '$ne',
    '{{x}}',
    '$' + '{7*7}',
    '%s%n',
    '%',
  ],
  ...["' or 1=1 --", "'; drop table orders; --", '\\', '"', '`', '../../etc/passwd', '..\\..\\', 'file:///etc/passwd'],
  ...[
    'http://169.254.169.254/',
    '//elsewhere.example',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    ']]>',
    '-->',
  ],
  ...['(a+)+$', '[', '(?<x>', 'a{1000000}', '2026-02-30', '25:61', '2026-13-45T99:99', '0000-00-00', '+275760-09-13'],
  ...[
    'a'.repeat(5000),
    'é'.repeat(70_000),
    'a@'.repeat(3000),
    '0'.repeat(20_000),
    ' '.repeat(60_000),
    'a\n'.repeat(20_000),
  ],
];

export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

const oddNumbers = [0, -0, -1, 1e21, 2 ** 53, -(2 ** 63), 1.5, 1e-7, Number.MAX_VALUE];

/** Values of every kind but the one that is wanted. */
export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: nastyText, weight: 6 },
  { arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], ...oddNumbers), weight: 2 },
  { arbitrary: fc.array(nastyText, { maxLength: 5 }), weight: 1 },
  { arbitrary: fc.dictionary(nastyText, nastyText, { maxKeys: 4 }), weight: 1 },
  { arbitrary: fc.constantFrom(50, 500, 1500).map((levels) => deep(levels)), weight: 1 },
  { arbitrary: fc.anything({ withNullPrototype: false, maxDepth: 3 }).map(asJson), weight: 1 },
);

/** What of anything a program could send. */
function asJson(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return null;
  }
}

/** Bodies that are no JSON, no form and no multipart form, or only almost. */
export const brokenBodies: { type: string; body: string }[] = [
  ...[
    '{',
    '{"a":',
    '[1,',
    '"',
    '{"a":1}}',
    'nul',
    '',
    '{"__proto__":{"role":"owner"}}',
    '{"constructor":{"prototype":{"a":1}}}',
  ],
  ...[
    '[]',
    '"text"',
    '7',
    'null',
    '{"a":"\\ud800"}',
    '{"a":"\\u0000"}',
    `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  ],
  ...['{"a":1e999}', `{${'"a":1,'.repeat(5000)}"a":1}`, '\ufeff{}', '{"a":1}{"b":2}', '{"":{"":{"":""}}}'],
]
  .map((body) => ({ type: 'application/json', body }))
  .concat(
    [
      'a=%',
      'a=%ff%fe',
      'a=%00',
      '%=%',
      '&&&&',
      'a[b]=1&a[__proto__][x]=1',
      'a=1&a=2&a=3',
      'a'.repeat(50_000),
      '=',
      'a=%ud800',
      'x=1&'.repeat(3000),
    ].map((body) => ({ type: 'application/x-www-form-urlencoded', body })),
    [
      '',
      '--b',
      '--b\r\n\r\n',
      '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--',
      '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="photos"; filename="../../x.jpg"\r\nContent-Type: image/jpeg\r\n\r\nno jpeg\r\n--b--\r\n',
      '--b\r\nContent-Disposition: form-data; name="text"\r\n\r\na\u0000b\r\n--b\r\nContent-Disposition: form-data; name="audience"\r\n\r\ncustomer\r\n--b--\r\n',
      `--b\r\n${'X: y\r\n'.repeat(300)}\r\nx\r\n--b--`,
    ].map((body) => ({ type: 'multipart/form-data; boundary=b', body })),
    [
      'multipart/form-data',
      'multipart/form-data; boundary=',
      `multipart/form-data; boundary=${'b'.repeat(300)}`,
      'multipart/mixed; boundary=b',
    ].map((type) => ({ type, body: '--b--' })),
    [
      'text/plain',
      'application/xml',
      'application/json; charset=utf-7',
      'application/json; charset=utf-16',
      'application/problem+json',
      'x',
      '/',
      'application/json, text/html',
      'application/x-www-form-urlencoded; charset=koi8-r',
    ].map((type) => ({ type, body: '{"text":"x"}' })),
  );
