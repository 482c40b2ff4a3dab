import type { TemplateDraft } from '../pack.ts';

export const majorService: TemplateDraft = {
  key: 'major-service',
  name: { nl: 'Grote beurt', en: 'Major service' },
  noun: { nl: 'fiets', en: 'bike' },
  steps: [
    {
      title: { nl: 'Neem de fiets aan, noteer klachten', en: 'Take in the bike, note complaints' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Meet ketting, tandwielen en remmen', en: 'Measure chain, sprockets and brakes' },
      customerTitle: { nl: 'Onderzoek', en: 'Diagnosis' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Vraag akkoord op delen en prijs', en: 'Ask for approval of parts and price' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Vervang ketting, tandwielen en kabels', en: 'Replace chain, sprockets and cables' },
      customerTitle: { nl: 'Versleten delen vernieuwen', en: 'Replacing the worn parts' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Reviseer naven, balhoofd en trapas', en: 'Overhaul hubs, headset and bottom bracket' },
      customerTitle: { nl: 'Schoonmaken en smeren', en: 'Cleaning and greasing' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Richt de wielen, stel alles af', en: 'True the wheels, adjust everything' },
      customerTitle: { nl: 'Wielen en remmen afstellen', en: 'Adjusting the wheels and brakes' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Maak een proefrit, draai bouten na', en: 'Take a test ride, recheck the bolts' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'fietsenmaker', en: 'bicycle mechanic' },
    },
    {
      title: { nl: 'Poets na, label op nummer, zet klaar', en: 'Wipe down, tag by number, put in the rack' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your bike ready to collect' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
