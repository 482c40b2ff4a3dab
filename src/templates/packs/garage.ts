import type { Pack } from '../pack.ts';
import { apk } from './garage-apk.ts';
import { battery } from './garage-battery.ts';
import { brakes } from './garage-brakes.ts';
import { fault } from './garage-fault.ts';
import { majorService } from './garage-major-service.ts';
import { tyres } from './garage-tyres.ts';

export const garage: Pack = {
  trade: 'garage',
  name: { nl: 'Garage', en: 'Car garage' },
  templates: [brakes, majorService, apk, tyres, battery, fault],
};
