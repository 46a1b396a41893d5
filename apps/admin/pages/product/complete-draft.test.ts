import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeDraft, findMissing } from './complete-draft.ts';
import { emptyDraft } from './empty-draft.ts';

test('an empty draft says what it lacks, and a text without translation is sent as the English', () => {
  const draft = emptyDraft('0198a000-0000-7000-8000-000000000001');
  assert.deepEqual(findMissing(draft), ['/product/title/en', '/product/slug', '/product/variants']);
  const variant = {
    variantId: '0198a000-0000-7000-8000-000000000002',
    sku: 'A',
    option: { en: ' ', zh: '' },
    picture: null,
    prices: [],
  };
  const filled = {
    ...draft,
    slug: 'a-cup',
    title: { en: 'A cup', zh: ' ' },
    optionName: { en: 'Size', zh: '' },
    variants: [variant],
  };
  assert.deepEqual(findMissing(filled), []);
  const sent = completeDraft(filled);
  assert.deepEqual(
    [sent.title, sent.optionName, sent.variants[0]?.option],
    [{ en: 'A cup', zh: 'A cup' }, { en: 'Size', zh: 'Size' }, null],
  );
});
