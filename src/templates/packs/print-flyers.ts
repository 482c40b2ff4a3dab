import type { TemplateDraft } from '../pack.ts';

export const flyers: TemplateDraft = {
  key: 'flyers',
  name: { nl: 'Flyers drukken', en: 'Print flyers' },
  noun: { nl: 'flyers', en: 'flyers' },
  steps: [
    {
      title: { nl: 'Check afloop, resolutie en vouwlijn', en: 'Check bleed, resolution and fold line' },
      customerTitle: { nl: 'Uw bestand nakijken', en: 'Checking your file' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Maak de drukproef', en: 'Make the proof' },
      customerTitle: { nl: 'Een proef maken om te bekijken', en: 'Making a proof for you to see' },
      minutes: 15,
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
      title: { nl: 'Stel kleur in, druk de oplage', en: 'Set the colour, print the run' },
      customerTitle: { nl: 'Uw flyers drukken', en: 'Printing your flyers' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Snijd, vouw, bundel per honderd', en: 'Cut, fold, bundle by the hundred' },
      customerTitle: { nl: 'Snijden en vouwen', en: 'Cutting and folding' },
      minutes: 45,
      news: 'silent',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Trek een steekproef, tel na', en: 'Pull a sample, count' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 15,
      news: 'loud',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Zet op nummer klaar of verstuur', en: 'Shelve by number or ship' },
      customerTitle: { nl: 'Klaarzetten of versturen', en: 'Setting out for you or sending' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
