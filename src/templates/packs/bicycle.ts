import type { Pack } from '../pack.ts';
import { eBike } from './bicycle-e-bike.ts';
import { flatTyre } from './bicycle-flat-tyre.ts';
import { majorService } from './bicycle-major-service.ts';
import { minorService } from './bicycle-minor-service.ts';
import { wheel } from './bicycle-wheel.ts';

export const bicycle: Pack = {
  trade: 'bicycle',
  name: { nl: 'Fietsenmaker', en: 'Bicycle shop' },
  templates: [minorService, majorService, flatTyre, eBike, wheel],
};
