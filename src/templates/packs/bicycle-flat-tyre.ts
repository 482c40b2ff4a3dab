import type { TemplateDraft } from '../pack.ts';

export const flatTyre: TemplateDraft = {
  key: 'flat-tyre',
  name: { nl: 'Lekke band', en: 'Flat tyre' },
  noun: { nl: 'fiets', en: 'bike' },
  steps: [
    {
      title: { nl: 'Zoek het lek, voel de buitenband na', en: 'Find the leak, feel inside the outer tyre' },
      customerTitle: { nl: 'Het lek zoeken', en: 'Finding the leak' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Plak of vervang de binnenband', en: 'Patch or replace the inner tube' },
      customerTitle: { nl: 'De band repareren', en: 'Repairing the tyre' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Pomp op, check rem en speling', en: 'Pump up, check brake and play' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Hang het label op nummer, zet klaar', en: 'Tag by number, put in the rack' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your bike ready to collect' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
