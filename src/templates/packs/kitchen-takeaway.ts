import type { TemplateDraft } from '../pack.ts';

export const takeaway: TemplateDraft = {
  key: 'takeaway',
  name: { nl: 'Maaltijd om af te halen', en: 'Takeaway meal' },
  noun: { nl: 'bestelling', en: 'order' },
  steps: [
    {
      title: { nl: 'Lees de bon, check allergieën', en: 'Read the ticket, check allergies' },
      customerTitle: { nl: 'Uw bestelling doornemen', en: 'Going over your order' },
      minutes: 2,
      news: 'silent',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Bereid de gerechten op afhaaltijd', en: 'Cook for the pick-up time' },
      customerTitle: { nl: 'Uw gerechten maken', en: 'Cooking your dishes' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Verpak warm en koud apart', en: 'Pack hot and cold apart' },
      customerTitle: { nl: 'Inpakken', en: 'Packing' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Leg naast de bon, zet klaar op nummer', en: 'Check against the ticket, shelve by number' },
      customerTitle: { nl: 'Nakijken en klaarzetten', en: 'Checking and setting it out for you' },
      minutes: 3,
      news: 'loud',
      usually: { nl: 'bediening', en: 'waiting staff' },
    },
  ],
};
