import { randomBytes } from 'node:crypto';
import type { Role } from '#src/database/tables.ts';
import type { DemoPerson } from './demo-routes.ts';

type Named = { name: string; roles: Role[] };

/** E-mail addresses and passwords for this start of the example alone: nobody ever types them. */
export function withPasswords<P extends Named>(people: P[]): (P & { email: string; password: string })[] {
  return people.map((person) => ({
    ...person,
    email: `${person.name.toLowerCase()}@dewerf.example`,
    password: randomBytes(18).toString('base64url'),
  }));
}

/** Everybody with the id that they got. */
export function demoPeople(
  people: (Named & { email: string; password: string })[],
  hired: { name: string; person: string }[],
): DemoPerson[] {
  return people.map(({ name, roles, email, password }) => {
    const person = hired.find((one) => one.name === name)?.person ?? '';
    return { name, role: roles[0] ?? 'technician', person, email, password };
  });
}
