import type { TemplateDraft } from '../pack.ts';

export const minorService: TemplateDraft = {
  key: 'minor-service',
  name: { nl: 'Kleine beurt', en: 'Minor service' },
  noun: { nl: 'fiets', en: 'bike' },
  steps: [
    {
      title: { nl: 'Neem de fiets aan, noteer klachten', en: 'Take in the bike, note complaints' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Stel remmen en versnelling af', en: 'Adjust brakes and gears' },
      customerTitle: { nl: 'Remmen en versnelling afstellen', en: 'Adjusting the brakes and gears' },
      minutes: 25,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Smeer de ketting, pomp op, draai na', en: 'Oil the chain, pump up, tighten bolts' },
      customerTitle: { nl: 'Smeren, pompen en vastdraaien', en: 'Oiling, pumping and tightening' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Rijd een rondje, test licht en bel', en: 'Ride a lap, test lights and bell' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 10,
      news: 'loud',
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
