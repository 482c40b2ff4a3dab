import { act, page, type Route } from '#src/route.ts';
import { BeAsUsual, beAsUsual, SaveThresholds, saveThresholds } from './save-thresholds.ts';
import { thresholdsPage } from './thresholds-page.ts';

const who = 'owner';

export const thresholdRoutes: Route[] = [
  page('/settings/thresholds', { who, says: 'After how long waiting becomes a problem', page: thresholdsPage }),
  act('/settings/thresholds', {
    who,
    says: 'Say after how many working minutes waiting becomes a problem, for each kind',
    schema: SaveThresholds,
    form: thresholdsPage,
    act: saveThresholds,
  }),
  act('/settings/thresholds/usual', {
    who,
    says: 'Let one kind become a problem after its usual minutes again',
    schema: BeAsUsual,
    form: thresholdsPage,
    act: beAsUsual,
  }),
];
