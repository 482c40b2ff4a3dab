import type { TemplateDraft } from '../pack.ts';

export const fault: TemplateDraft = {
  key: 'fault',
  name: { nl: 'Storing zoeken', en: 'Find a fault' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Neem de auto aan, vraag door op de klacht', en: 'Take in the car, ask about the complaint' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Lees uit, meet door, zoek de oorzaak', en: 'Read the codes, measure, find the cause' },
      customerTitle: { nl: 'De oorzaak zoeken', en: 'Finding the cause' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'diagnosetechnicus', en: 'diagnostic technician' },
    },
    {
      title: { nl: 'Leg de oorzaak uit, vraag akkoord', en: 'Explain the cause, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'diagnosetechnicus', en: 'diagnostic technician' },
    },
    {
      title: { nl: 'Bestel onderdelen, leg ze klaar', en: 'Order the parts, lay them out' },
      customerTitle: { nl: 'Onderdelen', en: 'Parts' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'magazijn', en: 'parts store' },
    },
    {
      title: { nl: 'Herstel de storing', en: 'Repair the fault' },
      customerTitle: { nl: 'De storing oplossen', en: 'Fixing the fault' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'monteur', en: 'mechanic' },
    },
    {
      title: { nl: 'Maak een proefrit, lees opnieuw uit', en: 'Take a test drive, read the codes again' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'controleur', en: 'checker' },
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
