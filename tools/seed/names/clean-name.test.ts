import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanName } from './clean-name.ts';
import { writeEnglish } from './write-english.ts';

const TITLES: readonly [description: string, title: string][] = [
  ['WHITE HANGING HEART T-LIGHT HOLDER', 'White hanging heart T-light holder'],
  ['SET/6 RED SPOTTY PAPER CUPS', 'Set of 6 red spotty paper cups'],
  ['S/4 PINK FLOWER CANDLES IN BOWL', 'Set of 4 pink flower candles in bowl'],
  ['ROUND SNACK BOXES SET OF4 WOODLAND ', 'Round snack boxes woodland, set of 4'],
  ['DIAMANTE HAIR GRIP PACK/2 RUBY', 'Diamanté hair grip ruby, pack of 2'],
  ['4 TRADITIONAL SPINNING TOPS', '4 traditional spinning tops'],
  ['BAKING SET 9 PIECE RETROSPOT', 'Baking set 9 piece retrospot'],
  ['VINTAGE UNION JACK BUNTING', 'Vintage Union Jack bunting'],
  ['KNITTED UNION FLAG HOT WATER BOTTLE', 'Knitted Union Jack hot water bottle'],
  ['ASSTD COL BUTTERFLY/CRYSTAL W/CHIME', 'Assorted colour butterfly and crystal wind chime'],
  ["PINK B'FLY C/COVER W BOBBLES", 'Pink butterfly cushion cover with bobbles'],
  ['PEARL & SHELL 42"NECKL. GREEN', 'Pearl and shell 42 inch necklace green'],
  ['LETTER "W" BLING KEY RING', 'Letter W bling key ring'],
  ['KEY FOB , BACK DOOR ', 'Key fob, back door'],
  ['GREETING CARD, TWO SISTERS.', 'Greeting card, two sisters'],
  ['DOORMAT I LOVE LONDON', 'Doormat I love London'],
  ['CHILDRENS APRON SPACEBOY DESIGN', "Children's apron Spaceboy design"],
];

for (const [description, title] of TITLES) {
  test(`"${description}" becomes "${title}"`, () => {
    assert.equal(writeEnglish(cleanName(description)), title);
  });
}

test('pieces are told apart from the words, with their container and place', () => {
  assert.deepEqual(cleanName('MAGNETS PACK OF 4 SWALLOWS'), {
    words: ['magnets', 'swallows'],
    pieces: { container: 'pack', count: 4, isFirst: false },
  });
  assert.deepEqual(cleanName('3 TIER CAKE TIN RED AND CREAM').pieces, undefined);
});
