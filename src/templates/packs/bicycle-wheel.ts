import type { TemplateDraft } from '../pack.ts';

export const wheel: TemplateDraft = {
  key: 'wheel',
  name: { nl: 'Wiel spaken', en: 'Build a wheel' },
  noun: { nl: 'wiel', en: 'wheel' },
  steps: [
    {
      title: { nl: 'Meet velg en naaf, bereken de spaken', en: 'Measure rim and hub, work out the spokes' },
      customerTitle: { nl: 'Uw wiel opmeten', en: 'Measuring your wheel' },
      minutes: 20,
      news: 'silent',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Vraag akkoord op velg, spaken en prijs', en: 'Ask for approval of rim, spokes and price' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Bestel velg en spaken, tel ze na', en: 'Order rim and spokes, count them' },
      customerTitle: { nl: 'Onderdelen', en: 'Parts' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Spaak het wiel in', en: 'Lace the wheel' },
      customerTitle: { nl: 'De spaken erin zetten', en: 'Putting in the spokes' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Richt, span en ontlast de spaken', en: 'True, tension and stress-relieve' },
      customerTitle: { nl: 'Het wiel recht maken', en: 'Making the wheel run straight' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Meet slag en spanning, leg de band om', en: 'Measure runout and tension, fit the tyre' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'wielenbouwer', en: 'wheel builder' },
    },
    {
      title: { nl: 'Hang het label op nummer, zet klaar', en: 'Tag by number, put on the hook' },
      customerTitle: { nl: 'Klaarzetten om op te halen', en: 'Getting your wheel ready to collect' },
      minutes: 5,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
