import { killPoints, type KillPointCase } from './kill-point-cases.ts';
import { makeRandom } from './make-random.ts';

/** A death costs a start of Node: of one room where each is a process of its own, else of the whole shop. */
const shareOf: Record<string, number> = { 'each-alone': 1 / 8, 'one-process': 1 / 16 };

/** The places where `npm test` lets a shop die: a part of all, others with each seed. Chaos goes through every one. */
export function killPointsOfRun({ topology, seed }: { topology: string; seed: number }): KillPointCase[] {
  const many = Math.ceil(killPoints.length * (shareOf[topology] ?? 0));
  return makeRandom(seed).shuffle(killPoints).slice(0, many);
}
