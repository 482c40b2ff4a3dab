import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** How a password or a PIN becomes what is kept of it. */
export type Hashing = {
  hash: (password: string) => Promise<string>;
  verify: (given: { hash: string; password: string }) => Promise<boolean>;
};

/** scrypt at a cost that makes guessing slow, whoever has the file. Every server has it; a test may bring a quick one. */
export const slowHashing: Hashing = { hash: hashPassword, verify: verifyPassword };
