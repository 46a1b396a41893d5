import { readObject } from '../domain/read-booking.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';

const failModes = ['refuse', 'disconnect', 'stall', 'disconnect_after_success'] as const;

/** What a hit request meets: the first three before anything is done, the last after it was done. */
export type FailMode = (typeof failModes)[number];

/** The faults steered by a test or a person: of the API's answers, and of the webhooks. */
export type Control = {
  delayMs: number;
  failNext: number;
  failMode: FailMode;
  webhooksPaused: boolean;
  /** How often each new event is sent. */
  webhookCopies: number;
  /** Each event of an odd number waits, so that the one after it overtakes. */
  webhooksReordered: boolean;
};

/** No faults at all. */
export const noFaults: Control = {
  delayMs: 0,
  failNext: 0,
  failMode: 'refuse',
  webhooksPaused: false,
  webhookCopies: 1,
  webhooksReordered: false,
};

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const isBoolean = (value: unknown) => typeof value === 'boolean';

const checks: Record<keyof Control, { isGood: (value: unknown) => boolean; wants: string }> = {
  delayMs: { isGood: (value) => isWhole(value, 0, 600_000), wants: 'a whole number from 0 to 600000' },
  failNext: { isGood: (value) => isWhole(value, 0, 1_000_000), wants: 'a whole number from 0 to 1000000' },
  failMode: {
    isGood: (value) => failModes.includes(value as FailMode),
    wants: `one of ${failModes.join(', ')}`,
  },
  webhooksPaused: { isGood: isBoolean, wants: 'true or false' },
  webhookCopies: { isGood: (value) => isWhole(value, 1, 20), wants: 'a whole number from 1 to 20' },
  webhooksReordered: { isGood: isBoolean, wants: 'true or false' },
};

/** Reads a whole control: what is missing is off, and an unknown field is refused, since a misspelt fault is none. */
export function readControl(body: unknown): Control | Refusal {
  const fields = readObject(body, 'body', Object.keys(checks));
  if (isRefusal(fields)) return fields;
  for (const [name, value] of Object.entries(fields)) {
    const { isGood, wants } = checks[name as keyof Control];
    if (!isGood(value)) return refuse('parameter_invalid', name, `${name} must be ${wants}`);
  }
  return { ...noFaults, ...fields };
}
