import type { TemplateDraft } from '../pack.ts';

export const businessCards: TemplateDraft = {
  key: 'business-cards',
  name: { nl: 'Visitekaartjes drukken', en: 'Print business cards' },
  noun: { nl: 'visitekaartjes', en: 'business cards' },
  steps: [
    {
      title: { nl: 'Check afloop, resolutie en CMYK', en: 'Check bleed, resolution and CMYK' },
      customerTitle: { nl: 'Uw bestand nakijken', en: 'Checking your file' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Maak de drukproef', en: 'Make the proof' },
      customerTitle: { nl: 'Een proef maken om te bekijken', en: 'Making a proof for you to see' },
      minutes: 20,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Stuur de drukproef, vraag akkoord', en: 'Send the proof, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Druk op 350 grams karton', en: 'Print on 350 gsm card' },
      customerTitle: { nl: 'Uw visitekaartjes drukken', en: 'Printing your business cards' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Laat drogen, snijd op maat', en: 'Let dry, cut to size' },
      customerTitle: { nl: 'Drogen en snijden', en: 'Drying and cutting' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Tel, controleer kleur en snit, doos in', en: 'Count, check colour and cut, box' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 15,
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
