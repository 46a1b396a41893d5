import { randomUUIDv7 } from 'node:crypto';
import type { Circumstances } from '../domain/step.ts';

/** This instant, and ids made of UUIDv7: in order of time, with 74 random bits. */
export function freshCircumstances(): Circumstances {
  return { now: new Date(), newId: (prefix) => `${prefix}_${randomUUIDv7().replaceAll('-', '')}` };
}
