import sharp from 'sharp';
import { stepsOf } from '../asking.ts';
import { openLink } from '../follower.ts';
import type { TestKitchen } from '../kitchen.ts';
import { sendWithPhotos } from '../photos/with-photos.ts';

type Taken = { order: number; link: string };

/** Photos of every kind on an order: alone, several, a pair, the kitchen's, in a thread, taken back, and sent later. */
export async function furnishPhotos(house: TestKitchen, { order, link }: Taken) {
  const [measure = '', brakes = ''] = await stepsOf(house, order);
  const customer = { cookie: await openLink(house.url, link) };
  const note = (fields: Record<string, string>, photos: Buffer[], madeAgo?: number) =>
    sendWithPhotos(house, 'Yusuf', `/orders/${order}/notes`, {
      ...{ fields: { audience: 'customer', ...fields }, photos },
      ...(madeAgo === undefined ? {} : { madeAgo }),
    });
  await note({ step: measure, text: 'Geen schade gezien.', alt: 'Kilometerteller: 118402' }, [
    await aDisc([68, 102, 85]),
  ]);
  const [old, worn, fresh] = await Promise.all([
    aDisc([138, 90, 58], 6),
    aDisc([119, 85, 68], 9),
    aDisc([159, 166, 173]),
  ]);
  const before = { step: brakes, moment: 'before', text: 'Zo troffen we hem aan.' };
  await note({ ...before, alt: 'Remschijf met diepe groeven' }, [old, worn]);
  await note({ step: brakes, moment: 'after', alt: 'Nieuwe glimmende remschijf' }, [fresh], 95 * 60_000);
  await note({ step: brakes, audience: 'kitchen', text: 'Bout is dol.', alt: 'Afgebroken bout' }, [
    await aDisc([60, 60, 64]),
  ]);
  await note({ text: 'Per ongeluk.' }, [await aDisc([204, 51, 51])]);
  await sendWithPhotos(house, customer, `/follow/${order}/questions`, {
    fields: { text: 'Deze plas ligt al een week onder de auto. Hoort dat?', step: brakes, alt: 'Plas water' },
    photos: [await aDisc([51, 85, 119], 0, [600, 800]), await aDisc([34, 68, 102])],
  });
  const rows = await house.kitchen.database.reader
    .selectFrom('photos')
    .select(['id', 'entry', 'audience', 'follower'])
    .where('order_id', '=', (await orderOf(house, order)).id)
    .orderBy('entry')
    .execute();
  const ofStaff = rows.filter(({ follower, audience }) => follower === null && audience === 'customer');
  const gone = ofStaff.at(-1)?.id ?? '';
  const back = await house.as('Yusuf').post(`/orders/${order}/photos/${gone}/retract`);
  if (back.status !== 200) throw new Error(back.text);
  const kitchen = rows.find(({ audience }) => audience === 'kitchen')?.id ?? '';
  return { gone, kitchen, after: ofStaff.at(-2)?.id ?? '', asked: rows.at(-1)?.id ?? '' };
}

const orderOf = ({ kitchen }: TestKitchen, number: number) =>
  kitchen.database.reader.selectFrom('orders').select('id').where('number', '=', number).executeTakeFirstOrThrow();

type Colour = [number, number, number];

/** A brake disc as a camera sees it, with so many grooves. */
export function aDisc(colour: Colour, grooves = 0, [width, height] = [800, 600]): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  const radius = Math.min(width, height) * 0.42;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const r = Math.hypot(x - width / 2, y - height / 2) / radius;
      const isGroove = r > 0.4 && Math.round(r * 60) % Math.round(60 / (grooves + 1)) === 0;
      const shade = 0.75 + (0.25 * x) / width;
      const [red, green, blue] = r > 1 || r < 0.28 ? wall : colour;
      const dark = isGroove && r < 1 ? 0.6 : shade;
      pixels.set([red * dark, green * dark, blue * dark], (y * width + x) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

const wall: Colour = [205, 195, 180];
