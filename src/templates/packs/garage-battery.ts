import type { TemplateDraft } from '../pack.ts';

export const battery: TemplateDraft = {
  key: 'battery',
  name: { nl: 'Accu vervangen', en: 'Replace the battery' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Test accu, dynamo en ruststroom', en: 'Test battery, alternator and drain' },
      customerTitle: { nl: 'Onderzoek', en: 'Diagnosis' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'diagnosetechnicus', en: 'diagnostic technician' },
    },
    {
      title: { nl: 'Vraag akkoord op accu en prijs', en: 'Ask for approval of battery and price' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Vervang de accu, meld hem aan', en: 'Fit the battery, register it to the car' },
      customerTitle: { nl: 'Accu vervangen', en: 'Replacing the battery' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'monteur', en: 'mechanic' },
    },
    {
      title: { nl: 'Meet de laadspanning, wis de codes', en: 'Measure the charging voltage, clear the codes' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'diagnosetechnicus', en: 'diagnostic technician' },
    },
    {
      title: { nl: 'Zet klaar, sleutel naar de balie', en: 'Park it out front, key to the desk' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your car ready to collect' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
