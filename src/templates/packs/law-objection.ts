import type { TemplateDraft } from '../pack.ts';

export const objection: TemplateDraft = {
  key: 'objection',
  name: { nl: 'Bezwaar maken', en: 'File an objection' },
  noun: { nl: 'bezwaar', en: 'objection' },
  steps: [
    {
      title: { nl: 'Check besluitdatum, noteer zes weken', en: 'Check decision date, diarise six weeks' },
      customerTitle: { nl: 'De uiterste datum nagaan', en: 'Checking the last date' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'juridisch secretaris', en: 'legal secretary' },
    },
    {
      title: { nl: 'Dien pro forma bezwaar in', en: 'File the holding objection' },
      customerTitle: { nl: 'Uw bezwaar op tijd indienen', en: 'Filing your objection in time' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
    {
      title: { nl: 'Vraag het dossier op, lees het', en: 'Request the file, read it' },
      customerTitle: { nl: 'De stukken opvragen en lezen', en: 'Asking for the papers and reading them' },
      minutes: 120,
      news: 'silent',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
    {
      title: { nl: 'Schrijf de gronden', en: 'Write the grounds' },
      customerTitle: { nl: 'Uw redenen opschrijven', en: 'Writing down your reasons' },
      minutes: 180,
      news: 'loud',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
    {
      title: { nl: 'Vraag akkoord op de tekst', en: 'Ask for approval of the text' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
    {
      title: { nl: 'Dien de gronden in, bewaar het bewijs', en: 'File the grounds, keep the receipt' },
      customerTitle: { nl: 'Uw redenen versturen', en: 'Sending your reasons' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'juridisch secretaris', en: 'legal secretary' },
    },
    {
      title: { nl: 'Bereid de hoorzitting voor, ga mee', en: 'Prepare the hearing, attend it' },
      customerTitle: { nl: 'Met u naar de hoorzitting', en: 'Going to the hearing with you' },
      minutes: 180,
      news: 'loud',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
    {
      title: { nl: 'Lees de beslissing, bespreek het vervolg', en: 'Read the decision, discuss what next' },
      customerTitle: { nl: 'De beslissing uitleggen', en: 'Explaining the decision' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'bestuursrechtadvocaat', en: 'public law lawyer' },
    },
  ],
};
