import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { insightService } from '../../service.ts';
import { aProductChanged } from '../../testing.ts';

let room: TestRoom<'insight'>;
before(async () => {
  room = await openTestRoom(insightService);
});
afterEach(async () => {
  assert.deepEqual(await room.room.definition.audit(room.db), []);
});
after(() => room.close());

const slugs = async (query: string) => {
  const found = await room.ask('searchProducts', { query, locale: 'en-gb' });
  return 'products' in found ? found.products.map(({ slug }) => slug) : [];
};
const counts = () =>
  room.db.rows<{ word: string; documents: number }>({
    name: 'test.counts',
    text: "select word, documents from word_counts where locale = 'en-gb' and word in ('red', 'kettl')",
    values: [],
  });

test('a rare word weighs more than a common one, once words are counted', async () => {
  const title = (en: string) => ({ title: { en, zh: '物' } });
  for (let number = 0; number < 8; number += 1)
    await room.hear(aProductChanged(title(`Red thing ${number}`)));
  await room.hear(aProductChanged({ slug: 'red', popularity: 2, ...title('Red cup') }));
  await room.hear(aProductChanged({ slug: 'kettle', popularity: 0, ...title('Blue kettle') }));
  assert.equal((await slugs('red kettle'))[0], 'red');
  await room.run('count-words');
  assert.deepEqual(await counts(), [
    { word: 'kettl', documents: 1 },
    { word: 'red', documents: 9 },
  ]);
  assert.equal((await slugs('red kettle'))[0], 'kettle');
});

test('words are counted again when the number of products has changed by a twentieth, and not before', async () => {
  room.statements.length = 0;
  await room.run('count-words');
  assert.deepEqual(room.statements, ['insight.word-counts.find-uncounted']);
  await room.hear(aProductChanged({ title: { en: 'Green kettle', zh: '物' } }));
  await room.run('count-words');
  assert.deepEqual(await counts(), [
    { word: 'kettl', documents: 2 },
    { word: 'red', documents: 9 },
  ]);
});

test('of a shop that was just filled words are counted soon: where there are twice as many products as were counted', async () => {
  const fill = (number: number) =>
    room.hear(aProductChanged({ title: { en: `Green kettle ${number}`, zh: '物' } }));
  for (let number = 0; number < 10; number += 1) await fill(number);
  await room.run('count-first-words');
  assert.equal((await counts()).find(({ word }) => word === 'kettl')?.documents, 2, 'not twice as many');
  await fill(10);
  await room.run('count-first-words');
  assert.equal((await counts()).find(({ word }) => word === 'kettl')?.documents, 13);
});

test('a brand and attributes are found too, the brand before the attribute', async () => {
  const plain = aProductChanged({ slug: 'by-attribute' });
  const branded = aProductChanged({ slug: 'by-brand' });
  const both = (text: string) => ({ en: text, zh: text });
  await room.hear({
    ...plain,
    payload: {
      ...plain.payload,
      attributes: [{ key: 'fits', title: both('Fits'), value: both('Acmeton pots') }],
    },
  });
  await room.hear({
    ...branded,
    payload: { ...branded.payload, brand: { slug: 'acmeton', title: 'Acmeton' } },
  });
  assert.deepEqual(await slugs('acmeton'), ['by-brand', 'by-attribute']);
});
