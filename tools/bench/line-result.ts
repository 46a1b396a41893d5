import type { Aim } from './aim.ts';
import type { Usage } from './usage-of.ts';

/** What some work came to: times in milliseconds, processor time, statements and rows for each thing done. */
export type WorkResult = {
  clients: number;
  done: number;
  perSecond: number | null;
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
  cpuMs: (Usage & { client: number }) | null;
  statements: number | null;
  rows: number | null;
  /** Of all processes of the shop at its end, the database included, in MB. */
  memoryMb: number | null;
};

/** A row of the report. */
export type LineResult = WorkResult & {
  /** Of the line that it belongs to. */
  name: string;
  title: string;
  floorPerSecond: number | null;
  /** Processor time in milliseconds that the floor took for each. */
  floorCpuMs: number | null;
  ofFloor: number | null;
  /** What else the aims of its line speak of. */
  measures?: Aim;
  /** There to be compared with: the aims do not speak of it. */
  isAside?: true;
};

/** A row that has no floor. */
export const withoutFloor = { floorPerSecond: null, floorCpuMs: null, ofFloor: null } as const;

/** A row of which only times were taken. */
export const onlyTimes = {
  clients: 1,
  perSecond: null,
  cpuMs: null,
  statements: null,
  rows: null,
  memoryMb: null,
  ...withoutFloor,
} as const;
