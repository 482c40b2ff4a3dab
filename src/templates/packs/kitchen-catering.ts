import type { TemplateDraft } from '../pack.ts';

export const catering: TemplateDraft = {
  key: 'catering',
  name: { nl: 'Catering voor een groep', en: 'Catering for a group' },
  noun: { nl: 'catering', en: 'catering' },
  steps: [
    {
      title: { nl: 'Neem menu, aantal en diëten door', en: 'Go over menu, numbers and diets' },
      customerTitle: { nl: 'Uw menu en wensen doornemen', en: 'Going over your menu and wishes' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'cateringleider', en: 'catering lead' },
    },
    {
      title: { nl: 'Vraag akkoord op menu en prijs', en: 'Ask for approval of menu and price' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'cateringleider', en: 'catering lead' },
    },
    {
      title: { nl: 'Bestel bij de leveranciers', en: 'Order from the suppliers' },
      customerTitle: { nl: 'De boodschappen bestellen', en: 'Ordering the ingredients' },
      minutes: 45,
      news: 'silent',
      usually: { nl: 'souschef', en: 'sous-chef' },
    },
    {
      title: { nl: 'Doe de mise-en-place', en: 'Do the mise en place' },
      customerTitle: { nl: 'Alles voorbereiden', en: 'Preparing everything' },
      minutes: 180,
      news: 'silent',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Bereid de gerechten, koel ze terug', en: 'Cook the dishes, chill them down' },
      customerTitle: { nl: 'Uw gerechten maken', en: 'Cooking your dishes' },
      minutes: 240,
      news: 'loud',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Pak in, label allergenen en datum', en: 'Pack, label allergens and date' },
      customerTitle: { nl: 'Inpakken voor onderweg', en: 'Packing for the road' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'kok', en: 'cook' },
    },
    {
      title: { nl: 'Rijd uit, bouw het buffet op', en: 'Drive out, set up the buffet' },
      customerTitle: { nl: 'Brengen en klaarzetten', en: 'Bringing it and setting up' },
      minutes: 120,
      news: 'loud',
      usually: { nl: 'cateringleider', en: 'catering lead' },
    },
    {
      title: { nl: 'Haal schalen en warmhouders op', en: 'Collect dishes and warmers' },
      customerTitle: { nl: 'De lege schalen ophalen', en: 'Collecting the empty dishes' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'cateringleider', en: 'catering lead' },
    },
  ],
};
