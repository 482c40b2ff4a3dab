import type { TemplateDraft } from '../pack.ts';

export const majorService: TemplateDraft = {
  key: 'major-service',
  name: { nl: 'Grote beurt', en: 'Major service' },
  noun: { nl: 'auto', en: 'car' },
  steps: [
    {
      title: { nl: 'Neem de auto aan, noteer klachten', en: 'Take in the car, note complaints' },
      customerTitle: { nl: 'Ontvangen', en: 'Received' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Loop de onderhoudslijst na op de brug', en: 'Go through the service list on the lift' },
      customerTitle: { nl: 'Uw auto helemaal nakijken', en: 'Checking your car all over' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'monteur', en: 'mechanic' },
    },
    {
      title: { nl: 'Vervang olie, filters en bougies', en: 'Change oil, filters and spark plugs' },
      customerTitle: { nl: 'Olie en filters vernieuwen', en: 'Changing the oil and filters' },
      minutes: 75,
      news: 'loud',
      usually: { nl: 'monteur', en: 'mechanic' },
    },
    {
      title: { nl: 'Doe de eindcontrole, maak een proefrit', en: 'Do the final check, take a test drive' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'controleur', en: 'checker' },
    },
    {
      title: { nl: 'Vul het boekje in, zet de auto klaar', en: 'Fill in the service book, park it out front' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your car ready to collect' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
