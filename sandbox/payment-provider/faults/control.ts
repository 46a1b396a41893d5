import type { Read } from '../domain/read-fields.ts';
import { readObject, refuse } from '../domain/read-fields.ts';
import { isRefusal } from '../domain/refusal.ts';

const failModes = [
  'refuse',
  'disconnect',
  'stall',
  'error_after_success',
  'disconnect_after_success',
  'stall_after_success',
] as const;

/** What a hit request meets: the first three before anything is done, the others after it was done. */
export type FailMode = (typeof failModes)[number];

/** The faults steered by a test: how long each answer is held, which requests fail and how, and whether events wait. */
export type Control = {
  delayMs: number;
  failRate: number;
  failNext: number;
  failMode: FailMode;
  webhooksPaused: boolean;
};

/** No faults at all. */
export const noFaults: Control = {
  delayMs: 0,
  failRate: 0,
  failNext: 0,
  failMode: 'refuse',
  webhooksPaused: false,
};

const checks: Record<keyof Control, { isGood: (value: unknown) => boolean; wants: string }> = {
  delayMs: { isGood: (value) => isWhole(value, 600_000), wants: 'a whole number from 0 to 600000' },
  failRate: {
    isGood: (value) => typeof value === 'number' && value >= 0 && value <= 1,
    wants: 'from 0 to 1',
  },
  failNext: { isGood: (value) => isWhole(value, 1_000_000), wants: 'a whole number from 0 to 1000000' },
  failMode: {
    isGood: (value) => failModes.includes(value as FailMode),
    wants: `one of ${failModes.join(', ')}`,
  },
  webhooksPaused: { isGood: (value) => typeof value === 'boolean', wants: 'true or false' },
};

/** Reads a whole control: what is missing is off, and an unknown field is refused, since a misspelt fault is none. */
export function readControl(body: unknown): Read<Control> {
  const fields = readObject(body, 'body');
  if (isRefusal(fields)) return fields;
  for (const [name, value] of Object.entries(fields.value)) {
    if (!Object.hasOwn(checks, name)) return refuse('parameter_invalid', name, `${name} is no control`);
    const { isGood, wants } = checks[name as keyof Control];
    if (!isGood(value)) return refuse('parameter_invalid', name, `${name} must be ${wants}`);
  }
  return { value: { ...noFaults, ...fields.value } };
}

function isWhole(value: unknown, largest: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= largest;
}
