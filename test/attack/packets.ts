import fc from 'fast-check';
import { nastyText, nastyValue } from './nasty.ts';

export type Packet = string | Buffer;

const json = fc
  .oneof(
    fc.tuple(
      fc.constantFrom('follow', 'update', 'join', 'disconnect', 'connect', 'error', '__proto__', 'newListener'),
      nastyValue,
    ),
    fc.array(nastyValue, { maxLength: 4 }),
    fc.tuple(fc.constant('follow'), fc.record({ order: nastyValue, after: nastyValue }, { requiredKeys: [] })),
    fc.tuple(fc.constant('follow'), fc.record({ page: nastyValue })),
    fc.tuple(
      fc.constant('follow'),
      fc.constantFrom<unknown>(
        { order: 1, after: 0 },
        { page: 'desk' },
        { page: 'wall' },
        { order: '1', after: 1e300 },
      ),
    ),
  )
  .map((value) => JSON.stringify(value));

/** What may come over a line besides what a page says. */
export const packet: fc.Arbitrary<Packet> = fc.oneof(
  // engine.io: kinds that there are not, and those of the server.
  fc.constantFrom(
    '',
    '0',
    '0{"sid":"x"}',
    '1',
    '2',
    '2probe',
    '3',
    '3probe',
    '5',
    '6',
    '7',
    '9',
    'x',
    '4',
    '44',
    '45',
    '46',
    '4{',
    '\u0000',
    'b',
    'bAAAA',
  ),
  // socket.io: other namespaces, acknowledgements that nobody waits for, numbers of packets that are none.
  fc.constantFrom(
    ...[
      '40',
      '40{}',
      '40/admin,',
      '40/admin,{"key":"x"}',
      '40/__proto__,',
      '41',
      '41/admin,',
      '42',
      '42[]',
      '42["follow"]',
      '43[]',
      '431[]',
      '4399999999[{}]',
    ],
    ...[
      '42/admin,["follow",{}]',
      '4299999999999999999999["follow",{"order":1,"after":0}]',
      '44{"message":"x"}',
      '40{"as":"owner"}',
      '40[]',
      '40"x"',
      '40null',
    ],
  ),
  // Attachments: more than come, none of them, far too many, places that are nowhere.
  fc.constantFrom(
    ...[
      '451-["follow",{"_placeholder":true,"num":0}]',
      '452-["follow",{"_placeholder":true,"num":7}]',
      '45999999999-["follow"]',
      '45-["follow"]',
      '45-1-["follow"]',
      '45x-[]',
    ],
    ...[
      '461-1[{"_placeholder":true,"num":0}]',
      '451-["follow",{"_placeholder":true,"num":-1}]',
      '451-["follow",{"_placeholder":true,"num":"__proto__"}]',
      '450-["follow",{}]',
    ],
  ),
  json.map((body) => `42${body}`),
  json.map((body) => `421${body}`),
  json.map((body) => `451-${body}`),
  nastyText.map((text) => `4${text}`),
  nastyText.map((text) => `42["follow",${text}`),
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom<Packet>(
    Buffer.alloc(60_000, 1),
    Buffer.alloc(70_000, 1),
    `42["follow","${'a'.repeat(60_000)}"]`,
    `42["follow","${'a'.repeat(70_000)}"]`,
    `42${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  ),
);
