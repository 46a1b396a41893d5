import { randomInt, randomUUIDv7 } from 'node:crypto';
import type { Circumstances } from '../domain/parcel.ts';

/** This instant, ids made of UUIDv7, and eight random digits. */
export function freshCircumstances(): Circumstances {
  return {
    now: new Date(),
    newId: (prefix) => `${prefix}_${randomUUIDv7().replaceAll('-', '')}`,
    newDigits: () => String(randomInt(100_000_000)).padStart(8, '0'),
  };
}
