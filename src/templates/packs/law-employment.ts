import type { TemplateDraft } from '../pack.ts';

export const employment: TemplateDraft = {
  key: 'employment',
  name: { nl: 'Arbeidszaak', en: 'Employment case' },
  noun: { nl: 'zaak', en: 'case' },
  steps: [
    {
      title: { nl: 'Doe conflictcheck, stuur opdrachtbrief', en: 'Run conflict check, send engagement letter' },
      customerTitle: { nl: 'Opschrijven wat wij voor u doen', en: 'Writing down what we do for you' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'juridisch secretaris', en: 'legal secretary' },
    },
    {
      title: { nl: 'Houd het eerste gesprek', en: 'Hold the first interview' },
      customerTitle: { nl: 'Naar uw verhaal luisteren', en: 'Listening to your story' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Lees de stukken, zet termijnen in de agenda', en: 'Read the papers, diarise the deadlines' },
      customerTitle: { nl: 'Uw papieren lezen', en: 'Reading your papers' },
      minutes: 120,
      news: 'silent',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Schrijf advies met kansen en kosten', en: 'Write advice with chances and costs' },
      customerTitle: { nl: 'Ons advies schrijven', en: 'Writing our advice' },
      minutes: 120,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Bespreek de opties, vraag om een keuze', en: 'Discuss the options, ask for a decision' },
      customerTitle: { nl: 'Uw keuze', en: 'Your decision' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Schrijf de wederpartij aan', en: 'Write to the other side' },
      customerTitle: { nl: 'Uw werkgever schrijven', en: 'Writing to your employer' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Onderhandel over de regeling', en: 'Negotiate the settlement' },
      customerTitle: { nl: 'Overleggen met uw werkgever', en: 'Talking with your employer' },
      minutes: 180,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
    {
      title: { nl: 'Leg de regeling vast', en: 'Put the settlement in writing' },
      customerTitle: { nl: 'De afspraken op papier zetten', en: 'Putting the agreement on paper' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'arbeidsrechtadvocaat', en: 'employment lawyer' },
    },
  ],
};
