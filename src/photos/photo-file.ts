import { type Asking, type FileAnswer, orderOf, shopOf } from '#src/route.ts';
import { Missing } from '#src/web/errors.ts';
import { fileName } from './keep-photos.ts';
import { findPhoto } from './look-at-photo.ts';
import { photoFiles } from './photo-files.ts';

/**
 * The file of a photo: of this order, for whoever may see it now. What was taken back is not to be had by anybody, what
 * is for the kitchen not by a customer; to both it is as if there had never been one.
 */
export async function photoFile(asking: Asking): Promise<FileAnswer> {
  const { kitchen, params, actor } = asking;
  const { photo: id = '', file = '' } = params;
  if (!Object.hasOwn(photoFiles, file)) throw new Missing();
  const shop = shopOf(asking);
  const photo = await findPhoto(kitchen.database.reader, { shop: shop.id, id: orderOf(asking).id }, id);
  if (!photo || photo.retracted_at !== null) throw new Missing();
  if (actor.as !== 'staff' && photo.audience !== 'customer') throw new Missing();
  const body = await kitchen.photos.files.read(fileName(shop.id, id, file));
  if (!body) throw new Missing();
  return { file: body, type: file.endsWith('.webp') ? 'image/webp' : 'image/jpeg' };
}
