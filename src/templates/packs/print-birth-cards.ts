import type { TemplateDraft } from '../pack.ts';

export const birthCards: TemplateDraft = {
  key: 'birth-cards',
  name: { nl: 'Geboortekaartjes drukken', en: 'Print birth cards' },
  noun: { nl: 'geboortekaartjes', en: 'birth cards' },
  steps: [
    {
      title: { nl: 'Zet naam, datum en tekst in het ontwerp', en: 'Set name, date and text in the design' },
      customerTitle: { nl: 'Naam en datum in uw kaartje zetten', en: 'Putting the name and date in your card' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Lees letter voor letter na', en: 'Read it letter by letter' },
      customerTitle: { nl: 'Elke letter nalezen', en: 'Reading every letter' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Stuur de proef, vraag akkoord', en: 'Send the proof, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Druk met voorrang op het gekozen papier', en: 'Print first in line on the chosen paper' },
      customerTitle: { nl: 'Uw kaartjes drukken', en: 'Printing your cards' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Snijd, ril en vouw', en: 'Cut, crease and fold' },
      customerTitle: { nl: 'Snijden en vouwen', en: 'Cutting and folding' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Tel kaarten en enveloppen, kijk na', en: 'Count cards and envelopes, check' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Zet op nummer klaar of verstuur', en: 'Shelve by number or ship' },
      customerTitle: { nl: 'Klaarzetten of versturen', en: 'Setting out for you or sending' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
