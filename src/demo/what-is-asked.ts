/** What a customer asks while a step of this title is done, and what the one who does it answers. */
export type Exchange = { asks: Said; answers: Said };
type Said = { nl: string; en: string };

export const whatIsAsked: Record<string, Exchange> = {
  'Vervang schijven en blokken': {
    asks: { nl: 'Kunnen de remmen straks nog piepen?', en: 'Can the brakes still squeak afterwards?' },
    answers: {
      nl: 'Ja, de eerste 200 kilometer. Daarna zijn ze ingeremd en is het stil.',
      en: 'Yes, for the first 200 kilometres. After that they are run in and quiet.',
    },
  },
  'Vervang olie, filters en bougies': {
    asks: { nl: 'Welke olie gaat erin?', en: 'Which oil goes in?' },
    answers: { nl: '5W-30, dezelfde als er in het boekje staat.', en: '5W-30, the same as in the manual.' },
  },
  'Keur volgens de APK-eisen': {
    asks: { nl: 'Ziet u iets dat volgend jaar moet?', en: 'Do you see anything that is due next year?' },
    answers: {
      nl: 'De voorbanden zitten op 3 millimeter. Die halen volgend jaar net.',
      en: 'The front tyres are at 3 millimetres. They will just last until next year.',
    },
  },
  'Wissel en balanceer, draai op moment vast': {
    asks: { nl: 'Mogen mijn zomerbanden bij u blijven liggen?', en: 'May my summer tyres stay with you?' },
    answers: {
      nl: 'Ja, ze hangen al in het rek met uw naam erop.',
      en: 'Yes, they already hang in the rack with your name.',
    },
  },
  'Lees uit, meet door, zoek de oorzaak': {
    asks: { nl: 'Kan ik er intussen mee rijden?', en: 'Can I drive it in the meantime?' },
    answers: {
      nl: 'Liever niet, hij kan onderweg afslaan. We maken het vandaag af.',
      en: 'Better not, it may cut out on the road. We finish it today.',
    },
  },
};
