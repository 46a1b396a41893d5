import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName } from '../names/clean-name.ts';
import { groupVariants } from './group-variants.ts';

const groupsOf = (names: Record<string, string>): Record<string, Record<string, string>> =>
  Object.fromEntries(
    groupVariants(Object.entries(names).map(([sku, name]) => ({ sku, name: cleanName(name) }))).map(
      ({ name, members }) => [
        name.words.join(' '),
        Object.fromEntries(members.map(({ sku, optionWords }) => [sku, optionWords.join(' ')])),
      ],
    ),
  );

test('codes that differ by a letter and share the noun are one product', () => {
  assert.deepEqual(
    groupsOf({
      '15056BL': 'EDWARDIAN PARASOL BLACK',
      '15056N': 'EDWARDIAN PARASOL NATURAL',
      '15056P': 'EDWARDIAN PARASOL PINK',
    }),
    { 'edwardian parasol': { '15056BL': 'black', '15056N': 'natural', '15056P': 'pink' } },
  );
});

test('a shade stays with its colour, a design with its word', () => {
  assert.deepEqual(
    groupsOf({ '47013A': 'WINE BOTTLE DRESSING LT.BLUE', '47013C': 'WINE BOTTLE DRESSING DARK BLUE' }),
    {
      'wine bottle dressing': { '47013A': 'light blue', '47013C': 'dark blue' },
    },
  );
  assert.deepEqual(
    groupsOf({ '84507B': 'STRIPES DESIGN MONKEY DOLL', '84507C': 'BLUE CIRCLES DESIGN MONKEY DOLL' }),
    {
      'monkey doll': { '84507B': 'stripes design', '84507C': 'blue circles design' },
    },
  );
});

test('unrelated names, other nouns and other numbers of pieces stay apart', () => {
  assert.deepEqual(
    groupsOf({
      '47503A': 'ASS FLORAL PRINT MULTI SCREWDRIVER',
      '47503H': 'ASS FLORAL PRINT SPIRIT LEVEL',
      '84569A': 'PACK 3 IRON ON DOG PATCHES',
      '84569C': 'PACK 4 FLOWER/BUTTERFLY PATCHES',
    }),
    {
      'assorted floral print multi screwdriver': { '47503A': '' },
      'assorted floral print spirit level': { '47503H': '' },
      'iron on dog patches': { '84569A': '' },
      'flower and butterfly patches': { '84569C': '' },
    },
  );
});

test('the same name under several letters is told apart by the letter', () => {
  assert.deepEqual(
    groupsOf({ '82613A': 'METAL SIGN,CUPCAKE SINGLE HOOK', '82613D': 'METAL SIGN CUPCAKE SINGLE HOOK' }),
    {
      'metal sign , cupcake single hook': { '82613A': 'a', '82613D': 'd' },
    },
  );
  assert.deepEqual(
    groupsOf({
      '84509B': 'SET OF 4 FAIRY CAKE PLACEMATS',
      '84509C': 'SET OF 4 POLKADOT PLACEMATS',
      '84509G': 'SET OF 4 FAIRY CAKE PLACEMATS',
    }),
    { placemats: { '84509B': 'fairy cake b', '84509C': 'polka dot', '84509G': 'fairy cake g' } },
  );
});

test('a name that adds nothing to the shared words is a product of its own', () => {
  assert.deepEqual(groupsOf({ 47566: 'PARTY BUNTING', '47566B': 'TEA TIME PARTY BUNTING' }), {
    'party bunting': { 47566: '' },
    'teatime party bunting': { '47566B': '' },
  });
});
