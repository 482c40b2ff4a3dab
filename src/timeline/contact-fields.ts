import { z } from 'zod';

// How a person is written down, the same in every form that asks for one.

export const PersonName = z.string().trim().min(1).max(80);

/** Written as people like it; what it is found by is made of it later. */
export const Phone = z
  .string()
  .trim()
  .max(30)
  .refine((text) => /^[+\d\s()./-]+$/.test(text) && /^\D*(\d\D*){6,15}$/.test(text), 'orders.phone-wrong');

export const Email = z
  .string()
  .trim()
  .max(200)
  .refine((text) => /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/.test(text), 'orders.email-wrong');
