import type { TemplateDraft } from '../pack.ts';

export const cake: TemplateDraft = {
  key: 'cake',
  name: { nl: 'Taart op bestelling', en: 'Cake to order' },
  noun: { nl: 'taart', en: 'cake' },
  steps: [
    {
      title: { nl: 'Noteer smaak, tekst en allergieën', en: 'Note flavour, text and allergies' },
      customerTitle: { nl: 'Uw wensen opschrijven', en: 'Writing down your wishes' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
    {
      title: { nl: 'Schets met prijs, vraag akkoord', en: 'Sketch with a price, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
    {
      title: { nl: 'Bak de bodems, laat ze afkoelen', en: 'Bake the sponges, let them cool' },
      customerTitle: { nl: 'De taart bakken', en: 'Baking the cake' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
    {
      title: { nl: 'Maak vulling en crème, stapel op', en: 'Make filling and cream, stack' },
      customerTitle: { nl: 'De taart vullen', en: 'Filling the cake' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
    {
      title: { nl: 'Smeer strak af, decoreer', en: 'Coat it smooth, decorate' },
      customerTitle: { nl: 'De taart versieren', en: 'Decorating the cake' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
    {
      title: { nl: 'Lees de tekst na, zet in doos en koeling', en: 'Check the text, box it, chill it' },
      customerTitle: { nl: 'Nakijken en inpakken', en: 'Checking and boxing' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
  ],
};
