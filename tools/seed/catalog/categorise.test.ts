import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName } from '../names/clean-name.ts';
import { CATEGORIES, categorise } from './categorise.ts';
import { taxClassOf } from './tax-class.ts';

const categoriesOf = (description: string): string[] => categorise(cleanName(description).words);

test('the noun decides, occasions and people come second', () => {
  assert.deepEqual(categoriesOf('HANGING JAM JAR T-LIGHT HOLDER'), ['candles']);
  assert.deepEqual(categoriesOf('JAM JAR WITH PINK LID'), ['jars-tins']);
  assert.deepEqual(categoriesOf('ROBIN CHRISTMAS CARD'), ['cards', 'christmas']);
  assert.deepEqual(categoriesOf('LUNCH BAG SPACEBOY DESIGN '), ['lunch-picnic', 'for-children']);
  assert.deepEqual(categoriesOf('CHRISTMAS TREE HEART DECORATION'), ['christmas', 'home-decorations']);
});

test('a name without a known noun goes by its words, else to the other gifts', () => {
  assert.deepEqual(categoriesOf('HEART OF WICKER SMALL'), ['home-decorations']);
  assert.deepEqual(categoriesOf('FROSTED WHITE BASE'), ['other-gifts']);
});

test('the tree has two levels, unique slugs and ordered siblings', () => {
  const slugs = CATEGORIES.map(({ slug }) => slug);
  assert.equal(new Set(slugs).size, slugs.length);
  for (const { parentSlug } of CATEGORIES.filter((category) => category.parentSlug !== null)) {
    assert.equal(CATEGORIES.find(({ slug }) => slug === parentSlug)?.parentSlug, null);
  }
  const children = CATEGORIES.filter(({ parentSlug }) => parentSlug === 'kitchen-dining');
  assert.deepEqual(
    children.map(({ position }) => position),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('clothes for young children are zero-rated, all else is standard', () => {
  assert.equal(taxClassOf(cleanName('KIDS RAIN MAC BLUE').words), 'zero');
  assert.equal(taxClassOf(cleanName('SCOTTIE DOGS BABY BIB').words), 'zero');
  assert.equal(taxClassOf(cleanName('KIDS COOKIE CUTTERS').words), 'standard');
});
