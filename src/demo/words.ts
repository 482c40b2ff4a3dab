import type { Language } from '#src/database/tables.ts';

// The example's own page is not part of the product, so its words are not in the product's catalogue.
const nl = {
  title: 'Kijk rond in Garage De Werf',
  lead: 'Een verzonnen garage op een gewone werkdag. Alles beweegt vanzelf, en u kunt overal meedoen.',
  people: 'Werk mee als',
  'people-lead': 'Eén klik en u bent ingelogd, zonder wachtwoord. Dat kan alleen in dit voorbeeld.',
  owner: 'eigenaar',
  desk: 'balie',
  technician: 'monteur',
  customers: 'Kijk mee als klant',
  'customers-lead': 'Zo’n link krijgt een klant. De bovenste order beweegt het meest.',
};

const en: Record<keyof typeof nl, string> = {
  title: 'Look around in Garage De Werf',
  lead: 'An invented garage on an ordinary working day. Everything moves by itself, and you can join in anywhere.',
  people: 'Work as',
  'people-lead': 'One click and you are signed in, without a password. That works in this example only.',
  owner: 'owner',
  desk: 'front desk',
  technician: 'technician',
  customers: 'Look in as a customer',
  'customers-lead': 'This is the kind of link a customer gets. The topmost order moves the most.',
};

export const demoWords: Record<Language, Record<keyof typeof nl, string>> = { nl, en };
