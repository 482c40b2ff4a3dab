import type { Pack } from '../pack.ts';
import { employment } from './law-employment.ts';
import { lease } from './law-lease.ts';
import { objection } from './law-objection.ts';
import { will } from './law-will.ts';

export const law: Pack = {
  trade: 'law',
  name: { nl: 'Advocaten en notaris', en: 'Law office' },
  templates: [lease, will, employment, objection],
};
