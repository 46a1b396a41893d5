import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { addCounts, type Counts } from './add-counts.ts';

/** What one scenario did in a run, all its parts together. */
export type Done = {
  scenario: string;
  topology: string;
  seconds: number;
  /** How often it was begun, each time in a shop of its own. */
  parts: number;
  /** How far it came, and how far it shall. */
  reached: number;
  of: number;
  /** What it counted. */
  report: Counts | null;
  /** Why its last part failed; it is played again from where it began. */
  failure?: string;
};

/** A run of chaos, as it is kept after each part, so that it can be gone on with. */
export type Progress = { commit: string; seed: number; minutes: number; spentSeconds: number; done: Done[] };

/** What tells one scenario of a run from another. */
export type Scenario = { name: string; topology: string; of: number };

/** What a part did: how much further it came, or why it failed. */
export type Part =
  | { seconds: number; reached: number; report: Counts }
  | { seconds: number; failure: string };

/** The run that was begun before with this commit and seed, the first one that is kept at these places, or a new one. */
export function openProgress(
  paths: readonly string[],
  begun: Pick<Progress, 'commit' | 'seed' | 'minutes'>,
): Progress {
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Progress;
    if (kept.commit === begun.commit && kept.seed === begun.seed) return { ...kept, minutes: begun.minutes };
  }
  return { ...begun, spentSeconds: 0, done: [] };
}

/** Keeps a run. */
export function saveProgress(path: string, progress: Progress): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(progress, null, 2)}\n`);
}

/** What a scenario did so far; undefined when it had no turn yet. */
export function doneOf({ done }: Progress, { name, topology }: Omit<Scenario, 'of'>): Done | undefined {
  return done.find((each) => each.scenario === name && each.topology === topology);
}

/** The scenario whose turn is next: of those that are not where they shall come, the one that had the least time. */
export function nextOf<Each extends Scenario>(progress: Progress, wanted: readonly Each[]): Each | undefined {
  const waiting = wanted.filter((each) => isWaiting(doneOf(progress, each)));
  const spent = (each: Each) => doneOf(progress, each)?.seconds ?? 0;
  return waiting.toSorted((one, other) => spent(one) - spent(other))[0];
}

/** How many of these are not where they shall come. */
export function countWaiting(progress: Progress, wanted: readonly Scenario[]): number {
  return wanted.filter((each) => isWaiting(doneOf(progress, each))).length;
}

function isWaiting(done: Done | undefined): boolean {
  return !done || done.failure !== undefined || done.reached < done.of;
}

/** The run with one more part of a scenario. What a failed part came to is not counted: it is played again. */
export function withPart(progress: Progress, { name, topology, of }: Scenario, part: Part): Progress {
  const begun: Done = { scenario: name, topology, seconds: 0, parts: 0, reached: 0, of, report: null };
  const { failure: _before, ...before } = doneOf(progress, { name, topology }) ?? begun;
  const after = { ...before, of, seconds: before.seconds + part.seconds, parts: before.parts + 1 };
  const now: Done =
    'failure' in part
      ? { ...after, failure: part.failure }
      : {
          ...after,
          reached: before.reached + part.reached,
          report: before.report ? addCounts(before.report, part.report) : part.report,
        };
  const others = progress.done.filter((each) => each.scenario !== name || each.topology !== topology);
  return { ...progress, spentSeconds: progress.spentSeconds + part.seconds, done: [...others, now] };
}
