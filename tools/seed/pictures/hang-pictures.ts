import { hashText } from '../catalog/hash-text.ts';
import type { PictureSpec } from '../retail-catalog.ts';
import { pickPictures, scoreOf, type PictureWish } from './pick-pictures.ts';

/** What the pictures of a product should show: the thing in the colours of each variant, and the motif that goes with it. */
export type ProductWish = {
  sku: string;
  /** Categories whose pages show it, also those above. */
  categorySlugs: readonly string[];
  popularity: number;
  things: readonly PictureWish[];
  /** The motif of a word, and that of the thing. */
  motifs: readonly [PictureWish, PictureWish];
};

/** Pictures by their places in the list: those of the product, and where it has several variants, one for each. */
export type Hung = { pictures: [number, number]; ofVariants: number[] };

const thingsMost = 298;
const motifsMost = 102;
/** So many products at least must have a motif for it to get pictures. */
const sharedLeast = 8;
const commonMotif = 'wrapped-gift';
/** From here on a picture is in the colour that was said, in one like it, or in one that nobody takes for another. */
const fairScore = 2;
/** Shown where nothing else differs from the neighbour. */
const spareMotifs = [commonMotif, 'shopping-bags'];

/**
 * Chooses at most 400 pictures and hangs two at each product: the thing, and its motif. On the pages of a category, most
 * popular first, no product looks like the one before it: the motif leads then, or the next best picture.
 */
export const hangPictures = (wishes: readonly ProductWish[]): Exhibition => {
  const once = hang(wishes, new Set());
  // Where even so a parcel led, a rare thing that stands beside its like has but one look: it gets another.
  const hidden = wishes.filter((_wish, at) => {
    const face = once.pictures[once.hung[at]?.pictures[0] ?? -1];
    return face?.view === 'motif' && face.subject === commonMotif;
  });
  if (hidden.length === 0) return once;
  return hang(wishes, new Set(hidden.flatMap(({ things }) => things.map(({ subject }) => subject))));
};

type Exhibition = { pictures: PictureSpec[]; hung: Hung[] };

const hang = (wishes: readonly ProductWish[], inTwoLooks: ReadonlySet<string>): Exhibition => {
  const things = pickPictures(
    wishes.flatMap(({ things: all, popularity }) =>
      all.map((thing) => ({ ...thing, weight: weightOf(popularity) })),
    ),
    'thing',
    thingsMost,
    inTwoLooks,
  );
  const wishedMotifs = chooseMotifs(wishes);
  const motifs = pickPictures(
    wishedMotifs.map((motif) => ({ ...motif, weight: 1 })),
    'motif',
    motifsMost,
  );
  const pictures = [...things, ...motifs];
  const bySubject = Map.groupBy(pictures.keys(), (at) => subjectOf(pictures[at]));
  const ranked = (view: PictureSpec['view'], wish: PictureWish, sku: string): Ranked => {
    const rated = (bySubject.get(`${view} ${wish.subject}`) ?? []).map((at) => {
      const spec = pictures[at];
      return { at, score: spec ? scoreOf(spec, wish) : -1, turn: hashText(`${sku} ${at}`) };
    });
    const sorted = rated.toSorted((one, two) => two.score - one.score || one.turn - two.turn);
    const asGood = sorted.filter(({ score }) => score === sorted[0]?.score).length;
    const fair = sorted.filter(({ score }) => score >= fairScore).length;
    return { places: sorted.map(({ at }) => at), asGood, fair };
  };
  const spare = spareMotifs.flatMap((motif) => bySubject.get(`motif ${motif}`) ?? []);
  const lastIn = new Map<string, number>();
  const hung: Hung[] = [];
  for (const at of inOrder(wishes)) {
    const wish = wishes[at];
    const motif = wishedMotifs[at];
    if (wish === undefined || motif === undefined) continue;
    const taken = new Set(wish.categorySlugs.flatMap((slug) => lastIn.get(slug) ?? []));
    const choice = choose(
      wish.things.map((thing) => ranked('thing', thing, wish.sku)),
      { motifs: ranked('motif', motif, wish.sku), spare },
      taken,
    );
    hung[at] = choice;
    const face = choice.ofVariants[0] ?? choice.pictures[0];
    for (const slug of wish.categorySlugs) lastIn.set(slug, face);
  }
  return { pictures, hung };
};

/** What many buy is seen by many, and should look like what it is called. */
const weightOf = (popularity: number): number => Math.sqrt(100 + Math.max(0, popularity));

/** The motif of a word where many have it, else that of the thing where many have it, else a wrapped gift. */
const chooseMotifs = (wishes: readonly ProductWish[]): PictureWish[] => {
  const choices = wishes.map(({ motifs }) => motifs);
  const isShared = (counts: ReadonlyMap<string, number>, { subject }: PictureWish): boolean =>
    (counts.get(subject) ?? 0) >= sharedLeast;
  const byWord = countSubjects(choices.map(([ofWord]) => ofWord));
  const chosen = choices.map(([ofWord, ofThing]) => (isShared(byWord, ofWord) ? ofWord : ofThing));
  const byAll = countSubjects(chosen);
  return chosen.map((motif) => (isShared(byAll, motif) ? motif : { ...motif, subject: commonMotif }));
};

const countSubjects = (wishes: readonly PictureWish[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { subject } of wishes) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
};

/** Pictures from the best to the worst; so many of them are as good as the best, and so many in no wrong colour. */
type Ranked = { places: number[]; asGood: number; fair: number };

const subjectOf = (spec: PictureSpec | undefined): string => `${spec?.view} ${spec?.subject}`;

/** As category pages list them: the most popular first. */
const inOrder = (wishes: readonly ProductWish[]): number[] =>
  [...wishes.keys()].toSorted((one, two) => (wishes[two]?.popularity ?? 0) - (wishes[one]?.popularity ?? 0));

const choose = (
  things: readonly Ranked[],
  { motifs, spare }: { motifs: Ranked; spare: readonly number[] },
  taken: ReadonlySet<number>,
): Hung => {
  const free = (places: readonly number[]) => places.find((each) => !taken.has(each));
  const motif = free(motifs.places) ?? motifs.places[0] ?? 0;
  const [first = { places: [], asGood: 0, fair: 0 }] = things;
  const best = free(first.places.slice(0, first.asGood)) ?? first.places[0] ?? 0;
  if (things.length > 1) {
    const face = free([best, ...first.places, motif, ...spare]) ?? best;
    const others = things.slice(1).map(({ places }) => places[0] ?? 0);
    return { pictures: [face, face === motif ? best : motif], ofVariants: [face, ...others] };
  }
  if (!taken.has(best)) return { pictures: [best, motif], ofVariants: [] };
  // A parcel shows nothing of what is in it: the thing in another colour is nearer to the title.
  const isTelling = !spare.includes(motif);
  const fair = first.places.slice(0, first.fair);
  const face = free([...fair, ...(isTelling ? [motif] : []), ...first.places, motif, ...spare]) ?? best;
  return { pictures: [face, face === motif ? best : motif], ofVariants: [] };
};
