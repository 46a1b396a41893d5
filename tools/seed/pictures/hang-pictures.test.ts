import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hangPictures, type ProductWish } from './hang-pictures.ts';
import { pickPictures, scoreOf } from './pick-pictures.ts';

const wish = (subject: string, family: string | null = null, pattern = 'plain') => ({
  subject,
  family,
  pattern,
});
const aWish = (sku: string, more: Partial<ProductWish> = {}): ProductWish => ({
  sku,
  categorySlugs: ['mugs'],
  popularity: 0,
  things: [wish('mug', 'red')],
  motifs: [wish('red-heart', 'red'), wish('hot-beverage', 'red')],
  ...more,
});
const many = (count: number, more: (at: number) => Partial<ProductWish>) =>
  Array.from({ length: count }, (_, at) => aWish(`sku ${at}`, { popularity: count - at, ...more(at) }));

test('colour counts for more than pattern, and a neutral colour for more than a wrong one', () => {
  const spec = { view: 'thing', subject: 'mug', family: 'red', pattern: 'dots' } as const;
  assert.equal(scoreOf(spec, wish('mug', 'red', 'dots')), 6);
  assert.equal(scoreOf(spec, wish('mug', null, 'dots')), 6);
  assert.equal(scoreOf(spec, wish('mug', 'red', 'plain')), 4);
  assert.equal(scoreOf(spec, wish('mug', 'blue', 'dots')), 2);
  assert.equal(scoreOf({ ...spec, family: 'cream' }, wish('mug', 'blue', 'dots')), 3);
  assert.equal(scoreOf({ ...spec, family: 'navy' }, wish('mug', 'blue', 'dots')), 5);
  assert.equal(scoreOf(spec, wish('bowl', 'red', 'dots')), -1);
});

test('each subject gets a picture, and what weighs most gets what it wants', () => {
  const wishes = [
    { ...wish('mug', 'red'), weight: 1 },
    { ...wish('mug', 'blue'), weight: 9 },
    { ...wish('bowl', 'green'), weight: 1 },
  ];
  const names = (most: number) =>
    pickPictures(wishes, 'thing', most).map(({ subject, family }) => `${family} ${subject}`);
  assert.deepEqual(names(2), ['blue mug', 'green bowl']);
  assert.deepEqual(names(9), ['blue mug', 'green bowl', 'red mug']);
  assert.throws(() => names(1), /2 subjects need more than 1 pictures/);
});

test('what must have two looks gets its second before a popular thing gets another', () => {
  const wishes = [
    { ...wish('mug', 'red'), weight: 9 },
    { ...wish('mug', 'blue'), weight: 9 },
    { ...wish('stool', 'green'), weight: 1 },
    { ...wish('stool', 'black'), weight: 1 },
  ];
  const stools = (inTwoLooks: string[]) =>
    pickPictures(wishes, 'thing', 3, new Set(inTwoLooks)).filter(({ subject }) => subject === 'stool').length;
  assert.deepEqual([stools([]), stools(['stool'])], [1, 2]);
  const alike = [{ ...wish('stool', 'green'), weight: 1 }];
  assert.equal(pickPictures(alike, 'thing', 3, new Set(['stool'])).length, 1, 'none twice');
  assert.equal(
    pickPictures(wishes, 'thing', 2, new Set(['stool'])).length,
    2,
    'never more than there may be',
  );
});

test('neighbours of a page never look the same, also where all are alike', () => {
  const wishes = many(30, (at) => ({ categorySlugs: at % 3 === 0 ? ['mugs', 'gifts'] : ['mugs'] }));
  const { pictures, hung } = hangPictures(wishes);
  for (const slug of ['mugs', 'gifts']) {
    const faces = wishes.flatMap(({ categorySlugs }, at) =>
      categorySlugs.includes(slug) ? (hung[at]?.pictures[0] ?? []) : [],
    );
    for (const [at, face] of faces.entries())
      if (at > 0) assert.notEqual(face, faces[at - 1], `${slug} ${at}`);
  }
  for (const { pictures: two } of hung)
    assert.deepEqual(new Set(two.map((at) => pictures[at]?.view)), new Set(['thing', 'motif']));
});

test('each variant has a picture of its own in its colour', () => {
  const wishes = many(20, () => ({ things: [wish('mug', 'red'), wish('mug', 'blue')] }));
  const { pictures, hung } = hangPictures(wishes);
  const families = hung[0]?.ofVariants.map((at) => pictures[at]?.family);
  assert.deepEqual(families, ['red', 'blue']);
});

test('many of a kind are shown in two looks rather than as parcels', () => {
  const kinds = ['lantern', 'mug', 'bowl', 'clock'].flatMap((subject) =>
    many(40, (at) => ({
      sku: `${subject} ${at}`,
      categorySlugs: [subject],
      things: [wish(subject, at % 5 === 0 ? 'grey' : 'white')],
      motifs: [wish('wrapped-gift'), wish('wrapped-gift')],
    })),
  );
  const { pictures, hung } = hangPictures(kinds);
  const faces = hung.map(({ pictures: [face] }) => pictures[face]);
  assert.deepEqual(
    faces.map((face) => face?.subject),
    kinds.map(({ things: [thing] }) => thing?.subject),
  );
  assert.deepEqual(new Set(faces.map((face) => face?.family)), new Set(['white', 'grey']));
});

test('a neighbour is shown in a colour like its own before an illustration leads', () => {
  const colours = ['white', 'white', 'cream', 'cream'];
  const { pictures, hung } = hangPictures(many(4, (at) => ({ things: [wish('mug', colours[at])] })));
  assert.ok(hung.every(({ pictures: [face] }) => pictures[face]?.view === 'thing'));
});
