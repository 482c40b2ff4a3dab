import type { TemplateDraft } from '../pack.ts';

export const allergy: TemplateDraft = {
  key: 'allergy',
  name: { nl: 'Menu bij een allergie', en: 'Menu for an allergy' },
  noun: { nl: 'maaltijd', en: 'meal' },
  steps: [
    {
      title: { nl: 'Vraag de gast naar allergie en ernst', en: 'Ask the guest how serious the allergy is' },
      customerTitle: { nl: 'Uw allergie met u bespreken', en: 'Talking with you about your allergy' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'chef-kok', en: 'head chef' },
    },
    {
      title: { nl: 'Loop recepten en etiketten na', en: 'Go through recipes and labels' },
      customerTitle: { nl: 'Uitzoeken wat u kunt eten', en: 'Finding out what you can eat' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'souschef', en: 'sous-chef' },
    },
    {
      title: { nl: 'Stel het menu voor, vraag akkoord', en: 'Propose the menu, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'souschef', en: 'sous-chef' },
    },
    {
      title: { nl: 'Sop de werkplek, pak eigen planken', en: 'Wash down the station, use separate boards' },
      customerTitle: { nl: 'Een schone werkplek maken', en: 'Preparing a clean place to work' },
      minutes: 20,
      news: 'silent',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Kook apart, met eigen pan en olie', en: 'Cook apart, with its own pan and oil' },
      customerTitle: { nl: 'Uw gerechten apart maken', en: 'Cooking your dishes separately' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Leg bord naast bon, breng zelf uit', en: 'Check plate against ticket, carry it out' },
      customerTitle: { nl: 'Nakijken en serveren', en: 'Checking and serving' },
      minutes: 5,
      news: 'loud',
      usually: { nl: 'chef-kok', en: 'head chef' },
    },
  ],
};
