import type { TemplateDraft } from '../pack.ts';

export const banner: TemplateDraft = {
  key: 'banner',
  name: { nl: 'Spandoek maken', en: 'Make a banner' },
  noun: { nl: 'spandoek', en: 'banner' },
  steps: [
    {
      title: { nl: 'Check maat, schaal en ophanging', en: 'Check size, scale and hanging' },
      customerTitle: { nl: 'Maat en bestand nakijken', en: 'Checking the size and the file' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Maak een proef op schaal', en: 'Make a proof to scale' },
      customerTitle: { nl: 'Een proef maken om te bekijken', en: 'Making a proof for you to see' },
      minutes: 15,
      news: 'silent',
      usually: { nl: 'opmaker', en: 'prepress operator' },
    },
    {
      title: { nl: 'Stuur de proef, vraag akkoord', en: 'Send the proof, ask for approval' },
      customerTitle: { nl: 'Uw akkoord', en: 'Your approval' },
      minutes: 10,
      news: 'loud',
      usually: { nl: 'balie', en: 'front desk' },
    },
    {
      title: { nl: 'Print op doek, laat uitgassen', en: 'Print on fabric, let it cure' },
      customerTitle: { nl: 'Uw spandoek printen', en: 'Printing your banner' },
      minutes: 60,
      news: 'loud',
      usually: { nl: 'drukker', en: 'press operator' },
    },
    {
      title: { nl: 'Zoom rondom, sla de ringen erin', en: 'Hem all round, punch the eyelets' },
      customerTitle: { nl: 'Rand en ringen maken', en: 'Making the hem and the rings' },
      minutes: 45,
      news: 'loud',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Trek aan de ringen, check kleur', en: 'Pull on the eyelets, check the colour' },
      customerTitle: { nl: 'Controle', en: 'Quality check' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'afwerker', en: 'finisher' },
    },
    {
      title: { nl: 'Rol op, zet klaar of verstuur', en: 'Roll up, shelve or ship' },
      customerTitle: { nl: 'Klaarzetten of versturen', en: 'Setting out for you or sending' },
      minutes: 10,
      news: 'silent',
      usually: { nl: 'balie', en: 'front desk' },
    },
  ],
};
