import type { TemplateDraft } from '../pack.ts';

export const apk: TemplateDraft = {
  key: 'apk',
  name: { nl: 'APK-keuring', en: 'APK inspection' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Neem aan, check kenteken en km-stand', en: 'Take it in, check plate and mileage' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Keur volgens de APK-eisen', en: 'Inspect to the APK rules' },
      customerTitle: { nl: 'De APK-keuring doen', en: 'Doing the yearly safety inspection' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'keurmeester', en: 'inspector' },
    },
    {
      title: { nl: 'Meld af bij de RDW, print het rapport', en: 'Report to the RDW, print the report' },
      customerTitle: { nl: 'De uitslag doorgeven', en: 'Passing on the result' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'keurmeester', en: 'inspector' },
    },
    {
      title: { nl: 'Zet klaar, sleutel en rapport naar de balie', en: 'Park it, key and report to the desk' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your car ready to collect' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
