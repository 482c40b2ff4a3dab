import type { Pack } from '../pack.ts';
import { allergy } from './kitchen-allergy.ts';
import { cake } from './kitchen-cake.ts';
import { catering } from './kitchen-catering.ts';
import { dinner } from './kitchen-dinner.ts';
import { takeaway } from './kitchen-takeaway.ts';

export const kitchen: Pack = {
  trade: 'kitchen',
  name: { nl: 'Restaurantkeuken', en: 'Restaurant kitchen' },
  templates: [dinner, catering, cake, allergy, takeaway],
};
