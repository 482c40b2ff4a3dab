import type { TemplateDraft } from '../pack.ts';

export const dinner: TemplateDraft = {
  key: 'dinner',
  name: { nl: 'Diner à la carte', en: 'À la carte dinner' },
  noun: { nl: 'diner', en: 'dinner' },
  steps: [
    {
      title: { nl: 'Lees de bon voor, check allergieën', en: 'Call the ticket, check allergies' },
      customerTitle: { nl: 'Uw bestelling doornemen', en: 'Going over your order' },
      minutes: 3,
      news: 'silent',
      usually: { nl: 'chef-kok', en: 'head chef' },
    },
    {
      title: { nl: 'Maak de voorgerechten op', en: 'Plate the starters' },
      customerTitle: { nl: 'Uw voorgerechten maken', en: 'Making your starters' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'kok koude kant', en: 'cold section cook' },
    },
    {
      title: { nl: 'Maak garnituur en saus', en: 'Make sides and sauces' },
      customerTitle: { nl: 'Groente en saus maken', en: 'Making the vegetables and sauces' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'kok warme kant', en: 'hot section cook' },
    },
    {
      title: { nl: 'Bak vlees en vis, laat rusten', en: 'Cook meat and fish, let them rest' },
      customerTitle: { nl: 'Uw hoofdgerechten maken', en: 'Cooking your main courses' },
      minutes: 25,
      news: 'loud',
      usually: { nl: 'kok warme kant', en: 'hot section cook' },
    },
    {
      title: { nl: 'Controleer aan de pass, geef uit', en: 'Check at the pass, send' },
      customerTitle: { nl: 'Nakijken voor het serveren', en: 'Checking before serving' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'chef-kok', en: 'head chef' },
    },
    {
      title: { nl: 'Maak de nagerechten op', en: 'Plate the desserts' },
      customerTitle: { nl: 'Uw nagerechten maken', en: 'Making your desserts' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'patissier', en: 'pastry chef' },
    },
  ],
};
