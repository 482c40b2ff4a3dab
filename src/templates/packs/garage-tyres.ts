import type { TemplateDraft } from '../pack.ts';

export const tyres: TemplateDraft = {
  key: 'tyres',
  name: { nl: 'Banden wisselen', en: 'Change the tyres' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Haal de set uit de opslag, meet het profiel', en: 'Fetch the set from storage, measure the tread' },
      customerTitle: { nl: 'Uw andere banden nakijken', en: 'Checking your other tyres' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'bandenmonteur', en: 'tyre fitter' },
    },
    {
      title: { nl: 'Wissel en balanceer, draai op moment vast', en: 'Swap and balance, tighten to torque' },
      customerTitle: { nl: 'Banden wisselen', en: 'Changing the tyres' },
      minutes: 40,
      news: 'loud',
      usually: { nl: 'bandenmonteur', en: 'tyre fitter' },
    },
    {
      title: { nl: 'Zet op spanning, sla de oude set op', en: 'Set the pressures, store the old set' },
      customerTitle: { nl: 'Op spanning brengen en nakijken', en: 'Setting the pressure and checking' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'bandenmonteur', en: 'tyre fitter' },
    },
  ],
};
