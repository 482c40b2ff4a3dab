import type { Database } from 'better-sqlite3';
import type { CustomerRow, Role, SubjectRow } from '#src/database/tables.ts';
import { hashOf } from '#src/people/link.ts';
import { days } from '#src/people/opening-hours.ts';
import { emailKey, phoneKey, plateKey } from '#src/timeline/contact-keys.ts';

export type Crew = { shop: string; owner: string; desk: string; technicians: string[] };
export type Known = { customer: CustomerRow; subject: SubjectRow; isNew: boolean };

/** A UUIDv7 in form, made of what it is the id of. */
export function idOf(kind: string, at: number, n: number): string {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${kind}-8000-${n.toString(16).padStart(12, '0')}`;
}

export const secretOfBigShops = 'a secret that opens nothing but a benchmark';

const technicians = 12;
const shop = 'big-shop';
// Every day, so that a run on a Sunday measures the same.
const hours = JSON.stringify(Object.fromEntries(days.map((day) => [day, [['08:00', '17:30']]])));

export function hire(connection: Database, { orders, at }: { orders: number; at: number }): Crew {
  const opened = at - 5 * 365 * 24 * 60 * 60_000;
  connection
    .prepare('insert into shops values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      ...[shop, '', 'Garage De Werf', 'Europe/Amsterdam', 'nl', '["nl","en"]', hours],
      ...['010 000 00 00', orders, opened],
    );
  const person = (id: string, name: string, role: Role) => {
    connection
      .prepare('insert into people (id, name, language, created_at) values (?, ?, ?, ?)')
      .run(id, name, 'nl', opened);
    connection
      .prepare('insert into roles (shop, person, role, created_at) values (?, ?, ?, ?)')
      .run(shop, id, role, opened);
    connection
      .prepare('insert into keys (id, person, hash, created_at) values (?, ?, ?, ?)')
      .run(`key-${id}`, id, hashOf(keyOf(id)), opened);
    return id;
  };
  hangTemplate(connection, opened);
  return {
    shop,
    owner: person('olga', 'Olga', 'owner'),
    desk: person('marieke', 'Marieke', 'desk'),
    technicians: Array.from({ length: technicians }, (_, i) =>
      person(`tech-${i + 1}`, firstNames[i] ?? '', 'technician'),
    ),
  };
}

/** What is taken in today begins with these steps. */
function hangTemplate(connection: Database, at: number): void {
  connection
    .prepare('insert into templates values (?, ?, ?, ?, ?, ?, ?, ?)')
    .run(shop, 'usual', 'Grote beurt', 'auto', 'car', 1, null, at);
  const step = connection.prepare('insert into template_steps values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [i, title] of ['Innemen', 'Nakijken', 'Uitvoeren', 'Proefrit'].entries())
    step.run(shop, 'usual', i + 1, title, title, title, 30, 'loud', 'tech-1', null);
}

/** Keys have the form of the house's own: everybody's is as good as their name, for a shop that is nobody's. */
const keyOf = (person: string) => `ok_benchmark-${person}`;

export function keysOfCrew({ owner, desk, technicians }: Crew): Record<string, string> {
  return Object.fromEntries([owner, desk, ...technicians].map((id) => [id, keyOf(id)]));
}

const firstNames = `Yusuf Priya Tom Sanne Daan Emma Bram Fatima Lars Noor Sem Julia Milan Eva Finn Lotte Jesse Zoë Levi
  Maud Thijs Roos Hugo Saar Mees Fleur Adam Isa Noah Sara Max Tess Gijs Lisa Luuk Anna Stijn Vera Ruben Iris`.split(
  /\s+/,
);
const lastNames =
  `de Jong,Jansen,de Vries,van den Berg,Bakker,van Dijk,Visser,Smit,Meijer,de Boer,Mulder,de Groot,Bos,Vos,
  Peters,Hendriks,van Leeuwen,Dekker,Brouwer,de Wit,Dijkstra,Smits,de Graaf,van der Meer,Kok,Jacobs,Vermeulen,
  van den Heuvel,van der Veen,Post,Kuipers,Veenstra,Kramer,van den Brink,Scholten,van Wijk,Postma,Martens`
    .split(',')
    .map((name) => name.trim());
const cars =
  `Volvo V60,Volkswagen Golf,Toyota Yaris,Peugeot 208,Kia Picanto,Opel Corsa,Renault Clio,Ford Focus,Skoda Octavia,
  Tesla Model 3,Fiat 500,BMW 320i,Audi A3,Mini Cooper,Citroën C3,Hyundai i10,Mazda CX-5,Nissan Qashqai`
    .split(',')
    .map((name) => name.trim());

/** Who comes with order `i`: seven of ten were here before, some of them often. */
export function customersOf(orders: number): (i: number) => Known {
  const many = Math.max(1, Math.ceil(orders * 0.3));
  const known = new Set<number>();
  return (i) => {
    const n = i < many ? i : scatter(i) % many;
    const isNew = !known.has(n);
    known.add(n);
    return { ...customerOf(n), isNew };
  };
}

/** The same number for the same number, and neighbours far apart. */
export const scatter = (n: number): number => (Math.imul(n + 1, 2_654_435_761) >>> 7) & 0xff_ffff;

function customerOf(n: number): Omit<Known, 'isNew'> {
  const mix = scatter(n);
  const first = firstNames[mix % firstNames.length] ?? '';
  const name = `${first} ${lastNames[(mix >> 6) % lastNames.length]}`;
  const phone = `06 ${String(10_000_000 + n * 7)}`;
  const email = n % 2 === 0 ? `${first.toLowerCase()}.${n}@example.org` : null;
  const id = idOf('001', n, n);
  const customer = { shop, id, name, phone, phone_key: phoneKey(phone), email, created_at: n };
  const plate = plateOf(n);
  const car = cars[(mix >> 3) % cars.length] ?? '';
  return {
    customer: { ...customer, email_key: email && emailKey(email) },
    subject: { shop, id: idOf('002', n, n), customer: id, name: car, plate, plate_key: plateKey(plate) },
  };
}

const letters = 'BDFGHJKLNPRSTVXZ';

/** 12-BDF-3, each its own. */
function plateOf(n: number): string {
  const letter = (at: number) => letters[(n >> at) & 15];
  return `${String((n >> 12) % 100).padStart(2, '0')}-${letter(8)}${letter(4)}${letter(0)}-${Math.floor((n >> 12) / 100)}`;
}
