import type { TemplateDraft } from '../pack.ts';

export const lease: TemplateDraft = {
  key: 'lease',
  name: { nl: 'Huurcontract nakijken', en: 'Review a rental contract' },
  noun: { nl: 'huurcontract', en: 'rental contract' },
  steps: [
    {
      title: { nl: 'Doe conflictcheck en identificatie', en: 'Run conflict and identity checks' },
      customerTitle: { nl: 'Nagaan of wij u mogen helpen', en: 'Checking that we may help you' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'juridisch secretaris', en: 'legal secretary' },
    },
    {
      title: { nl: 'Lees contract en algemene bepalingen', en: 'Read the contract and general terms' },
      customerTitle: { nl: 'Uw contract lezen', en: 'Reading your contract' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'huurrechtadvocaat', en: 'tenancy lawyer' },
    },
    {
      title: { nl: 'Toets aan wet en rechtspraak', en: 'Test against statute and case law' },
      customerTitle: { nl: 'Uw contract naast de wet leggen', en: 'Comparing your contract with the law' },
      minutes: 90,
      news: 'silent',
      usually: { nl: 'huurrechtadvocaat', en: 'tenancy lawyer' },
    },
    {
      title: { nl: 'Schrijf advies per artikel', en: 'Write advice per clause' },
      customerTitle: { nl: 'Ons advies schrijven', en: 'Writing our advice' },
      minutes: 90,
      news: 'loud',
      usually: { nl: 'huurrechtadvocaat', en: 'tenancy lawyer' },
    },
    {
      title: { nl: 'Lees het advies tegen', en: 'Read the advice against the file' },
      customerTitle: { nl: 'Nalezen door een tweede jurist', en: 'A second lawyer reading it through' },
      minutes: 30,
      news: 'silent',
      usually: { nl: 'tweede lezer', en: 'second reader' },
    },
    {
      title: { nl: 'Bespreek het advies, vraag om een keuze', en: 'Discuss the advice, ask for a decision' },
      customerTitle: { nl: 'Uw keuze', en: 'Your decision' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'huurrechtadvocaat', en: 'tenancy lawyer' },
    },
    {
      title: { nl: 'Stuur het voorstel naar de verhuurder', en: 'Send the proposal to the landlord' },
      customerTitle: { nl: 'Uw verhuurder schrijven', en: 'Writing to your landlord' },
      minutes: 30,
      news: 'loud',
      usually: { nl: 'huurrechtadvocaat', en: 'tenancy lawyer' },
    },
  ],
};
