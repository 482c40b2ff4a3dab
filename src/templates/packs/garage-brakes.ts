import type { TemplateDraft } from '../pack.ts';

export const brakes: TemplateDraft = {
  key: 'brakes',
  name: { nl: 'Remmen vernieuwen', en: 'Replace the brakes' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Neem de auto aan, noteer de km-stand', en: 'Take in the car, note the mileage' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Meet schijven, blokken en remvloeistof', en: 'Measure discs, pads and brake fluid' },
      customerTitle: { nl: 'Onderzoek', en: 'Diagnosis' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'remspecialist', en: 'brake specialist' },
    },
    {
      title: { nl: 'Vraag akkoord op werk en prijs', en: 'Ask for approval of work and price' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Bestel schijven en blokken, leg ze klaar', en: 'Order discs and pads, lay them out' },
      customerTitle: { nl: 'Onderdelen', en: 'Parts' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'magazijn', en: 'parts store' },
    },
    {
      title: { nl: 'Vervang schijven en blokken', en: 'Fit new discs and pads' },
      customerTitle: { nl: 'Remmen vernieuwen', en: 'Replacing the brakes' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'remspecialist', en: 'brake specialist' },
    },
    {
      title: { nl: 'Test op de remmenbank, maak een proefrit', en: 'Test on the roller bench, take a test drive' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'controleur', en: 'checker' },
    },
    {
      title: { nl: 'Was de auto, zuig de vloer', en: 'Wash the car, vacuum the floor' },
      customerTitle: { nl: 'Wassen', en: 'Wash' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'poetser', en: 'car washer' },
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
