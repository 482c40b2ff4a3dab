import type { Customer, Staff } from '#src/people/actor.ts';
import { command, page, type Route } from '#src/route.ts';
import { lookAtPhoto as look } from './look-at-photo.ts';
import { photoFile } from './photo-file.ts';
import { LookAtPhoto, photoPage } from './photo-page.ts';
import { RetractPhoto, retractPhoto } from './retract-photo.ts';

/** Photos come with a note, a question or an answer; here they are seen and taken back. */
export const photoRoutes: Route[] = [
  ...at('/orders/:order/photos/:photo', 'staff'),
  ...at('/follow/:order/photos/:photo', 'customer'),
];

function at(path: string, who: 'staff' | 'customer'): Route[] {
  return [
    page(path, { who, says: 'One photo, large', query: LookAtPhoto, page: photoPage }),
    page(`${path}/:file`, { who, says: 'The file of a photo: full or small, webp or jpg', page: photoFile }),
    command<typeof RetractPhoto, Staff | Customer, Awaited<ReturnType<typeof look>>>(`${path}/retract`, {
      ...{ who, schema: RetractPhoto, rule: retractPhoto, look },
      ...(who === 'customer' ? { byHand: true } : {}),
      says: 'Take a photo back: nobody can have it any more',
    }),
  ];
}
