import type { TemplateDraft } from '../pack.ts';

export const eBike: TemplateDraft = {
  key: 'e-bike',
  name: { nl: 'E-bikestoring', en: 'E-bike fault' },
  noun: { nl: 'e-bike', en: 'e-bike' },
  steps: [
    {
      title: { nl: 'Neem aan met accu, sleutel en lader', en: 'Take in with battery, key and charger' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Lees uit, meet accu en sensoren', en: 'Read the codes, measure battery and sensors' },
      customerTitle: { nl: 'De oorzaak zoeken', en: 'Finding the cause' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'e-bikespecialist', en: 'e-bike specialist' },
    },
    {
      title: { nl: 'Leg de oorzaak uit, vraag akkoord', en: 'Explain the cause, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'e-bikespecialist', en: 'e-bike specialist' },
    },
    {
      title: { nl: 'Bestel bij de fabrikant, check garantie', en: 'Order from the maker, check warranty' },
      customerTitle: { nl: 'Onderdelen', en: 'Parts' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'e-bikespecialist', en: 'e-bike specialist' },
    },
    {
      title: { nl: 'Vervang het deel, werk de software bij', en: 'Replace the part, update the software' },
      customerTitle: { nl: 'De storing oplossen', en: 'Fixing the fault' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'e-bikespecialist', en: 'e-bike specialist' },
    },
    {
      title: { nl: 'Maak een proefrit in alle standen', en: 'Take a test ride in every mode' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'e-bikespecialist', en: 'e-bike specialist' },
    },
    {
      title: { nl: 'Laad de accu op, zet klaar', en: 'Charge the battery, put in the rack' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your e-bike ready to collect' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
