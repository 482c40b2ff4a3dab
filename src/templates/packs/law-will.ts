import type { TemplateDraft } from '../pack.ts';

export const will: TemplateDraft = {
  key: 'will',
  name: { nl: 'Testament opstellen', en: 'Draw up a will' },
  noun: { nl: 'testament', en: 'will' },
  steps: [
    {
      title: { nl: 'Check legitimatie en testamentenregister', en: 'Check identity and the register of wills' },
      customerTitle: { nl: 'Uw gegevens nakijken', en: 'Checking your details' },
      minutes: 20,
      news: 'silent',
      usually: { nl: 'notarisklerk', en: 'notary clerk' },
    },
    {
      title: { nl: 'Bespreek familie, bezit en wensen', en: 'Discuss family, assets and wishes' },
      customerTitle: { nl: 'Uw wensen bespreken', en: 'Talking about your wishes' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'notaris', en: 'notary' },
    },
    {
      title: { nl: 'Stel de conceptakte op', en: 'Draft the deed' },
      customerTitle: { nl: 'Uw testament schrijven', en: 'Writing your will' },
      minutes: 120,
      news: 'loud',
      usually: { nl: 'kandidaat-notaris', en: 'junior notary' },
    },
    {
      title: { nl: 'Lees de conceptakte na', en: 'Review the draft deed' },
      customerTitle: { nl: 'Uw testament nalezen', en: 'Reading your will through' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'notaris', en: 'notary' },
    },
    {
      title: { nl: 'Stuur concept en uitleg, vraag akkoord', en: 'Send draft with notes, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 20,
      news: 'loud',
      usually: { nl: 'kandidaat-notaris', en: 'junior notary' },
    },
    {
      title: { nl: 'Passeer de akte', en: 'Execute the deed' },
      customerTitle: { nl: 'Voorlezen en ondertekenen', en: 'Reading aloud and signing' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'notaris', en: 'notary' },
    },
    {
      title: { nl: 'Schrijf in bij het CTR, stuur afschrift', en: 'Register with the CTR, send a copy' },
      customerTitle: { nl: 'Uw testament laten inschrijven', en: 'Registering your will' },
      minutes: 20,
      news: 'silent',
      usually: { nl: 'notarisklerk', en: 'notary clerk' },
    },
  ],
};
