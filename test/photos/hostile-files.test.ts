import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aCustomer } from '../asking.ts';
import { aKitchen, type Name, takeIn } from '../kitchen.ts';
import { aPhoto } from './a-photo.ts';
import { canary, cleanedFiles, refusedFiles } from './hostile-files.ts';
import { form, kept, left, photo, photoIds, sendNote, sendRaw } from './sent.ts';

const sentences = {
  'no photo': 'is geen foto die we kunnen lezen',
  'too large': 'heeft te veel beeldpunten',
  'too costly': 'kost te veel rekenwerk',
  damaged: 'is beschadigd',
};

test('What is no photo is refused at its field with a sentence, and nothing of it is kept', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const wrong: string[] = [];
  for (const [what, bytes, why] of await refusedFiles()) {
    const { status, text } = await sendNote(house, order, [photo(bytes)]);
    const { errors = [] } = JSON.parse(text) as { errors?: { field: string; message: string }[] };
    const isSaid = errors.length === 1 && errors[0]?.field === 'photos' && errors[0].message.includes(sentences[why]);
    if (status !== 422 || !isSaid) wrong.push(`${what}: ${status} ${text}`);
    for (const file of await left(house)) wrong.push(`${what} left ${file}`);
  }
  expect(wrong).toEqual([]);
  expect(await photoIds(house)).toEqual([]);
});

test('Of a photo with more in it the picture alone is kept, made anew', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { files } = house.kitchen.photos;
  const wrong: string[] = [];
  const all = await cleanedFiles();
  for (const [what, bytes] of all) {
    expect(bytes.includes(canary), what).toBe(true);
    const { status, text } = await sendNote(house, order, [photo(bytes)]);
    if (status !== 200) wrong.push(`${what}: ${status} ${text}`);
  }
  const found: string[] = [];
  for await (const { name } of files.list()) {
    found.push(name);
    const body = (await files.read(name)) ?? Buffer.alloc(0);
    const { format, exif, xmp, iptc, icc, orientation, pages, space } = await sharp(body).metadata();
    const none = [exif, xmp, iptc, icc, orientation, pages].every((one) => one === undefined);
    const isWebp = name.endsWith('.webp');
    if (format !== (isWebp ? 'webp' : 'jpeg') || !none || space !== 'srgb' || body.includes(canary)) wrong.push(name);
  }
  expect(wrong).toEqual([]);
  expect(found).toHaveLength(all.length * 4);
  expect(await photoIds(house)).toHaveLength(all.length);
});

// As a camera stores what it saw: turned and mirrored, with a number that says how.
const turned: ((upright: Buffer) => Promise<Buffer>)[] = [
  async (upright) => upright,
  (upright) => sharp(upright).flop().toBuffer(),
  (upright) => sharp(upright).rotate(180).toBuffer(),
  (upright) => sharp(upright).flip().toBuffer(),
  async (upright) =>
    sharp(await sharp(upright).rotate(90).toBuffer())
      .flop()
      .toBuffer(),
  (upright) => sharp(upright).rotate(270).toBuffer(),
  async (upright) =>
    sharp(await sharp(upright).rotate(270).toBuffer())
      .flop()
      .toBuffer(),
  (upright) => sharp(upright).rotate(90).toBuffer(),
];

test('Held any way, a photo comes out upright', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const { files } = house.kitchen.photos;
  const corner = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
    .composite([{ input: corner, left: 0, top: 0 }])
    .png()
    .toBuffer();
  for (const [i, turn] of turned.entries()) {
    const kind = i % 2 === 0 ? ('jpeg' as const) : ('webp' as const);
    const stored = await sharp(await turn(upright))
      .toFormat(kind, { quality: 95 })
      .withMetadata({ orientation: i + 1 })
      .toBuffer();
    await sendNote(house, order, [photo(stored)]);
    const id = (await photoIds(house)).at(i);
    const { data, info } = await sharp((await files.read(`shop-one/${id}/full.jpg`)) ?? '')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const isRed = (x: number, y: number) => (data[(y * info.width + x) * info.channels + 1] ?? 0) < 100;
    const seen = [isRed(10, 8), isRed(50, 8), isRed(10, 32), isRed(50, 32)];
    expect({ width: info.width, height: info.height, seen }, `orientation ${i + 1}`).toEqual({
      ...{ width: 60, height: 40, seen: [true, false, false, false] },
    });
  }
  const { body } = await house.as('Yusuf').get(`/orders/${order}/entries?after=0`);
  const sizes = body.entries.flatMap(({ photos = [] }: { photos?: object[] }) => photos);
  expect(sizes).toHaveLength(8);
  for (const size of sizes) expect(size).toMatchObject({ width: 60, height: 40 });
});

test('One bad photo among good ones keeps back the whole message, and all that was typed comes back', async () => {
  const house = await aKitchen();
  const { order, cookie } = await aCustomer(house);
  const good = photo(await aPhoto(), 'goed.jpg');
  const said = { text: 'Wat is dit <b>geluid</b>?', alt: 'De rechter remschijf' };
  const fields = Object.entries(said).map(([name, value]) => ({ name, value }));
  const bad = photo('<svg/>', '../../remschijf <i>.php.jpg');
  const body = form([good, bad, ...fields]);
  const html = await sendRaw(house, `/follow/${order}/questions`, body, { cookie, accept: 'text/html' });
  expect(html.status).toBe(422);
  expect(html.text).toContain('“remschijf &lt;i&gt;.php.jpg” is geen foto die we kunnen lezen');
  expect(html.text).toContain('Wat is dit &lt;b&gt;geluid&lt;/b&gt;?');
  expect(await left(house)).toEqual([]);
  const other = { cookie: `${cookie}`, 'accept-language': 'en' };
  await sendRaw(house, `/follow/${order}/language`, Buffer.from('language=en'), {
    ...other,
    origin: house.url,
    'content-type': 'application/x-www-form-urlencoded',
  });
  const json = await sendRaw(house, `/follow/${order}/questions`, body, other);
  expect(JSON.parse(json.text).errors).toEqual([
    { field: 'photos', message: '“remschijf <i>.php.jpg” is no photo that we can read. JPEG, PNG and WebP work.' },
  ]);
  const none = await house.as('Yusuf').get(`/orders/${order}`);
  expect(none.text).not.toContain('geluid');
});

const names: [string, string][] = [
  ['x.php.jpg', 'x.php.jpg'],
  ['../../../../etc/x.jpg', 'x.jpg'],
  ['..\\\\..\\\\x.jpg', 'x.jpg'],
  ['/etc/passwd', 'passwd'],
  ['C:\\\\boot.ini', 'boot.ini'],
  ['\u202egpj.exe', 'gpj.exe'],
  ['a\u2028b\u2066c.jpg', 'abc.jpg'],
  ['a%0D%0ASet-Cookie: x=1.jpg', 'aSet-Cookie: x=1.jpg'],
  ['<script>alert(1)</script>.jpg', 'script>.jpg'],
  ["{name} '{'.jpg", "{name} '{'.jpg"],
  [`${'n'.repeat(500)}.jpg`, `${'n'.repeat(59)}…`],
  ['con.jpg', 'con.jpg'],
  ['😀'.repeat(200), `${'😀'.repeat(59)}…`],
];

test('Whatever a file calls itself, the name is for a sentence and leads nowhere', async () => {
  const house = await aKitchen();
  const { order } = await takeIn(house);
  const jpeg = await aPhoto();
  for (const [i, [given, told]] of names.entries()) {
    const who: Name = i % 2 === 0 ? 'Yusuf' : 'Priya';
    const bad = await sendNote(house, order, [photo('no photo', given)], { who });
    expect(JSON.parse(bad.text).errors?.[0]?.message, given).toContain(`“${told}” is geen foto`);
    const good = await sendNote(house, order, [photo(jpeg, given, 'text/html')], { who });
    expect(good.status, given).toBe(200);
    expect(Object.keys(good.headers)).not.toContain('set-cookie');
  }
  const all = kept(house).map((file) => file.split('/photos/')[1]);
  expect(all).toHaveLength(names.length * 4);
  for (const file of all) expect(file).toMatch(/^shop-one\/[A-Za-z0-9_-]+\/(full|small)\.(webp|jpg)$/);
});
