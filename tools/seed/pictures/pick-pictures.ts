import { pickByText } from '../catalog/hash-text.ts';
import type { PictureSpec } from '../retail-catalog.ts';
import { FAMILIES } from './choose-family.ts';

/** What a picture should show; with no family any colour will do. */
export type PictureWish = { subject: string; family: string | null; pattern: string };

type View = PictureSpec['view'];
/** How much a wish counts. */
type Weighed = PictureWish & { weight: number };

/** Colours that many would call the same. */
const ALIKE = [
  ['pink', 'pale-pink', 'deep-pink'],
  ['blue', 'pale-blue'],
  ['blue', 'navy'],
  ['green', 'lime'],
  ['green', 'teal'],
  ['purple', 'lilac'],
  ['orange', 'yellow'],
  ['brown', 'wood'],
  ['cream', 'white', 'wood'],
];
/** Nobody takes these for another colour that was said, as they would a pink bag for a blue one. */
const NEUTRAL = ['cream', 'white', 'wood', 'grey'];

const colourScore = (shown: string, wished: string | null): number => {
  if (wished === null || wished === shown) return 4;
  if (ALIKE.some((group) => group.includes(shown) && group.includes(wished))) return 3;
  return NEUTRAL.includes(shown) ? 1 : 0;
};

/** What it is worth to a wish that its subject has a second picture: beside the first it need not look the same. */
const otherLookScore = 2;

/** How well a picture shows what is wished, 0 to 6, −1 for another subject: its colour counts for more than its pattern. */
export const scoreOf = (spec: PictureSpec, wish: PictureWish): number => {
  if (spec.subject !== wish.subject) return -1;
  const colour = colourScore(spec.family, wish.family);
  if (spec.pattern === wish.pattern) return colour + 2;
  return colour + (spec.pattern === 'plain' ? 1 : 0);
};

const specOf = (view: View, { subject, family, pattern }: PictureWish): PictureSpec => ({
  view,
  subject,
  family: family ?? pickByText(FAMILIES, `${subject} ${pattern}`),
  pattern,
});

const sumWishes = (wishes: readonly Weighed[]): Weighed[] => {
  const sums = new Map<string, Weighed>();
  for (const wish of wishes) {
    const key = `${wish.subject} ${wish.family} ${wish.pattern}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { ...wish });
    else known.weight += wish.weight;
  }
  return [...sums.values()];
};

/**
 * What a further picture adds to those a demand has, over all who want it: how much nearer it comes to them, and for the
 * second of a subject that its neighbours can differ.
 */
const gainOf = (
  candidate: PictureSpec,
  demands: readonly Weighed[],
  best: ReadonlyMap<Weighed, number>,
  pictures: number,
): number => {
  const nearer = demands.reduce(
    (sum, demand) => sum + demand.weight * Math.max(0, scoreOf(candidate, demand) - (best.get(demand) ?? -1)),
    0,
  );
  const all = demands.reduce((sum, { weight }) => sum + weight, 0);
  return pictures === 1 && nearer > 0 ? nearer + all * otherLookScore : nearer;
};

/**
 * At most `most` pictures for all wishes: one for each subject first, then always the one that brings the most wishes
 * nearer to what they are (greedy cover), a second look of a subject before a tenth, and before all others where it must
 * have two. Throws when there are more subjects than pictures.
 */
export const pickPictures = (
  wishes: readonly Weighed[],
  view: View,
  most: number,
  inTwoLooks: ReadonlySet<string> = new Set(),
): PictureSpec[] => {
  const bySubject = Map.groupBy(sumWishes(wishes), ({ subject }) => subject);
  if (bySubject.size > most) throw new Error(`${bySubject.size} subjects need more than ${most} pictures`);
  const picked: PictureSpec[] = [];
  const best = new Map<Weighed, number>();
  const open = [...bySubject].map(([subject, demands]) => {
    const candidates = demands.map((demand) => specOf(view, demand));
    return { subject, demands, candidates, pictures: 0, leading: lead(candidates, demands, best, 0) };
  });
  const take = (each: (typeof open)[number]) => {
    if (each.leading.spec === undefined) return;
    picked.push(each.leading.spec);
    for (const demand of each.demands)
      best.set(demand, Math.max(best.get(demand) ?? -1, scoreOf(each.leading.spec, demand)));
    each.pictures += 1;
    each.leading = lead(each.candidates, each.demands, best, each.pictures);
  };
  for (const each of open) take(each);
  for (const each of open) {
    if (inTwoLooks.has(each.subject) && each.leading.gain > 0 && picked.length < most) take(each);
  }
  while (picked.length < most) {
    const [next] = open.toSorted((one, two) => two.leading.gain - one.leading.gain);
    if (next === undefined || next.leading.gain === 0) break;
    take(next);
  }
  return picked;
};

const lead = (
  candidates: readonly PictureSpec[],
  demands: readonly Weighed[],
  best: ReadonlyMap<Weighed, number>,
  pictures: number,
): { spec: PictureSpec | undefined; gain: number } => {
  const rated = candidates.map((spec) => ({ spec, gain: gainOf(spec, demands, best, pictures) }));
  return rated.toSorted((one, two) => two.gain - one.gain)[0] ?? { spec: undefined, gain: 0 };
};
