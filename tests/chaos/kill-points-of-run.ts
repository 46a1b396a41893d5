import { killPoints, type KillPointCase } from './kill-point-cases.ts';
import { makeRandom } from './make-random.ts';
import type { Story } from './story-of-an-order.ts';

/** What a file of `npm test` dies at: no more than it can in five minutes on a slow machine. */
export type PartOfRun = 'sales' | 'payments' | 'after sales';

const partOf: Readonly<Record<Story, PartOfRun>> = {
  bought: 'sales',
  'bought by link': 'sales',
  'paid again': 'payments',
  'given up by order': 'payments',
  'given up by payment': 'payments',
  reviewed: 'payments',
  'with points': 'payments',
  'paid at the door': 'payments',
  'left at the door': 'payments',
  'held and sent': 'payments',
  'held and sent in part': 'payments',
  'held and cancelled': 'payments',
  cancelled: 'after sales',
  refunded: 'after sales',
  returned: 'after sales',
  exchanged: 'after sales',
  'by carrier': 'after sales',
  'called off': 'after sales',
};

/** A death costs a start of Node: of one room where each is a process of its own, else of the whole shop. */
const shareOf: Record<string, number> = { 'each-alone': 1, 'one-process': 1 / 2 };

/**
 * The places where a file of `npm test` lets a shop die, in an order of the seed: each of them where every room is a process of its
 * own, half of them where all are one, others with another seed. Chaos goes through every one on both.
 */
export function killPointsOfRun(run: { topology: string; seed: number; part: PartOfRun }): KillPointCase[] {
  const own = killPoints.filter(({ story }) => partOf[story] === run.part);
  const many = Math.ceil(own.length * (shareOf[run.topology] ?? 0));
  return makeRandom(run.seed).shuffle(own).slice(0, many);
}
