import type { TemplateDraft } from '../pack.ts';

export const book: TemplateDraft = {
  key: 'book',
  name: { nl: 'Boek drukken', en: 'Print a book' },
  noun: { nl: 'boek', en: 'book' },
  steps: [
    {
      title: { nl: 'Check marges, lettertypen en beelden', en: 'Check margins, fonts and images' },
      customerTitle: { nl: 'Uw bestand nakijken', en: 'Checking your file' },
      minutes: 45,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Print en bind een proefboek', en: 'Print and bind a sample book' },
      customerTitle: { nl: 'Een proefboek maken', en: 'Making a sample book' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Geef het proefboek mee, vraag akkoord', en: 'Hand over the sample, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Sla uit in katernen, maak de platen', en: 'Impose the sections, make the plates' },
      customerTitle: { nl: 'De drukpers voorbereiden', en: 'Preparing the press' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Druk het binnenwerk', en: 'Print the inside pages' },
      customerTitle: { nl: 'De bladzijden drukken', en: 'Printing the pages' },
      minutes: 180,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Druk en lamineer de omslag', en: 'Print and laminate the cover' },
      customerTitle: { nl: 'De omslag drukken', en: 'Printing the cover' },
      minutes: 60,
      news: 'silent',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Vouw, vergaar, bind, snijd schoon', en: 'Fold, gather, bind, trim' },
      customerTitle: { nl: 'Uw boek binden', en: 'Binding your book' },
      minutes: 180,
      news: 'loud',
      usually: { nl: 'boekbinder', en: 'bookbinder' },
    },
    {
      title: { nl: 'Trek een steekproef, blader na', en: 'Pull a sample, leaf through it' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'boekbinder', en: 'bookbinder' },
    },
    {
      title: { nl: 'Doos in, zet klaar of verstuur', en: 'Box, shelve or ship' },
      customerTitle: { nl: 'Klaarzetten of versturen', en: 'Setting out for you or sending' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
