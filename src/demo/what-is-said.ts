/** What a technician does besides starting and finishing: a word to the customer, a word in the kitchen, a pause. */
export type Beat = { say: string } | { kitchen: string } | { pause: 'part' | 'tool' | 'break' | 'help' | 'other-work' };

/** What is said during a step of the garage's templates, by the shop's title; other steps start and finish in silence. */
export const whatIsSaid: Record<string, Beat[]> = {
  'Meet schijven, blokken en remvloeistof': [
    { say: 'De wielen zijn eraf, ik meet nu de schijven.' },
    { say: 'Voor zijn ze op, achter kunnen ze nog een jaar mee.' },
  ],
  'Vervang schijven en blokken': [
    { say: 'De oude schijven zijn eraf. De groeven zie je met het blote oog.' },
    { pause: 'tool' },
    { say: 'Links zit alles erop. Nu de rechterkant.' },
    { kitchen: 'De momentsleutel ligt weer op zijn plek.' },
    { say: 'Rechts ook. Ik pomp het systeem nog even door.' },
  ],
  'Test op de remmenbank, maak een proefrit': [
    { say: 'Links en rechts remt hij nu precies gelijk.' },
    { say: 'Proefrit gemaakt: stil en recht. De eerste dagen rustig remmen.' },
  ],
  'Was de auto, zuig de vloer': [
    { say: 'Er lag een oorbel onder de stoel. Die ligt in het bakje bij de versnelling.' },
  ],
  'Loop de onderhoudslijst na op de brug': [
    { say: 'De onderkant is mooi droog, geen lekkage.' },
    { kitchen: 'Ruitenwissers zijn op, vraag of ze mee mogen.' },
    { say: 'De hele lijst is nagelopen, niets bijzonders.' },
  ],
  'Vervang olie, filters en bougies': [
    { say: 'De oude olie loopt eruit.' },
    { pause: 'break' },
    { say: 'Nieuwe filters en bougies zitten erin.' },
  ],
  'Doe de eindcontrole, maak een proefrit': [{ say: 'Rijdt mooi rechtuit en stuurt licht.' }],
  'Keur volgens de APK-eisen': [
    { say: 'Remmen, banden en verlichting zijn goed.' },
    { say: 'De uitstoot is ruim binnen de norm.' },
  ],
  'Meld af bij de RDW, print het rapport': [{ say: 'Goedgekeurd. Het rapport ligt bij de sleutel.' }],
  'Wissel en balanceer, draai op moment vast': [
    { say: 'De achterkant zit erop, nu de voorkant.' },
    { pause: 'other-work' },
    { say: 'Alle vier gebalanceerd.' },
  ],
  'Test accu, dynamo en ruststroom': [{ say: 'De dynamo laadt goed, de accu houdt geen spanning vast.' }],
  'Vervang de accu, meld hem aan': [{ say: 'De nieuwe accu zit erin en de klok staat weer goed.' }],
  'Lees uit, meet door, zoek de oorzaak': [
    { say: 'Er staat één storing in het geheugen. Ik meet de kabel door.' },
    { pause: 'help' },
    { say: 'Gevonden: een stekker met water erin.' },
  ],
  'Herstel de storing': [{ say: 'De oude stekker is eruit.' }, { say: 'De nieuwe zit erin en is waterdicht.' }],
  'Maak een proefrit, lees opnieuw uit': [{ say: 'Geen storingen meer, ook niet warm.' }],
};
