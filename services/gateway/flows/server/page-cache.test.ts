import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { storedPage } from './answer-cache.ts';
import { createPageCache, type MadePage, type OtherPage } from './page-cache.ts';

const page = (name: string) => ({
  key: `gb /en-gb/products/${name}`,
  market: 'gb' as const,
  tags: [`product:${name}`, 'categories'],
});
const made = async (text: string, ...tags: string[]) => ({
  stored: await storedPage('text/html', Buffer.from(text), 'private, no-cache'),
  tags,
});
const unfit = { stored: undefined, other: { status: 404, headers: {}, body: Buffer.from('gone') } };
const textOf = (given: MadePage<OtherPage>) => given.stored?.bytes.toString();

/** A page that is made when it is told to be, and how often its making was begun. */
function aMaking() {
  const waiting: ((page: MadePage<OtherPage>) => void)[] = [];
  return {
    begun: () => waiting.length,
    make: () => new Promise<MadePage<OtherPage>>((resolve) => waiting.push(resolve)),
    finish: async (at: number, result: MadePage<OtherPage> | Promise<MadePage<OtherPage>>) =>
      waiting[at]?.(await result),
  };
}

test('who asks while a page is made gets it too, and who asks later finds it', async () => {
  const cache = createPageCache();
  const making = aMaking();
  const all = [1, 2, 3].map(() => cache.findOrMake(page('mug'), making.make));
  assert.equal(making.begun(), 1);
  await making.finish(0, made('mug'));
  assert.deepEqual((await Promise.all(all)).map(textOf), ['mug', 'mug', 'mug']);
  assert.equal(making.begun(), 1);
  assert.equal(cache.find(page('mug'))?.bytes.toString(), 'mug');
  assert.equal(cache.find(page('cup')), undefined);
});

test('what is not fit to be kept goes to one alone', async () => {
  const cache = createPageCache();
  const making = aMaking();
  const [first, second] = [1, 2].map(() => cache.findOrMake(page('mug'), making.make));
  await making.finish(0, unfit);
  assert.equal(await first, unfit);
  assert.equal(making.begun(), 2, 'the second has it made for itself');
  await making.finish(1, made('mug'));
  assert.equal(textOf((await second) ?? unfit), 'mug');
});

test('a making that fails keeps nobody else from the page', async () => {
  const cache = createPageCache();
  const failing = cache.findOrMake(page('mug'), () => Promise.reject(new Error('no storefront')));
  const other = cache.findOrMake(page('mug'), () => made('mug'));
  await assert.rejects(failing, /no storefront/);
  assert.equal(textOf(await other), 'mug');
});

test('a page is dropped by what its address tells and by what it tells itself', async () => {
  const cache = createPageCache();
  for (const tag of ['product:mug', 'product:cup', 'categories']) {
    await cache.findOrMake(page('mug'), () => made('mug', 'product:cup'));
    cache.drop(['product:pot'], {});
    assert.ok(cache.find(page('mug')), tag);
    cache.drop([tag], {});
    assert.equal(cache.find(page('mug')), undefined, tag);
  }
});

test('who asks after a change gets no page whose making began before it', async () => {
  const cache = createPageCache();
  const making = aMaking();
  const before = cache.findOrMake(page('mug'), making.make);
  cache.drop(['product:mug'], {});
  const after = cache.findOrMake(page('mug'), making.make);
  assert.equal(making.begun(), 2);
  await making.finish(0, made('old'));
  assert.equal(textOf(await before), 'old');
  assert.equal(cache.find(page('mug')), undefined, 'it is not kept');
  await making.finish(1, made('new'));
  assert.equal(textOf(await after), 'new');
  assert.equal(cache.find(page('mug'))?.bytes.toString(), 'new');
});

test('a page is made behind the change that dropped it, for as long as somebody may not have heard', async () => {
  let now = 0;
  const cache = createPageCache(() => now);
  const at = { epoch: 1, xid: '9', sequence: 7 };
  const heard: object[] = [];
  const note = (positions: object) => {
    heard.push(positions);
    return Promise.resolve(unfit);
  };
  cache.drop(['product:mug'], { 'product.changed': at });
  for (now of [5000, 5001]) await cache.findOrMake(page('mug'), note);
  assert.deepEqual(heard, [{ 'product.changed': at }, {}]);
});

test('the least used pages make room', async () => {
  const cache = createPageCache();
  const { stored, tags } = await made('small');
  const large = { stored: stored && { ...stored, bytes: Buffer.alloc(24 * 1024 * 1024) }, tags };
  for (const name of ['a', 'b', 'a', 'c'])
    if (!cache.find(page(name))) await cache.findOrMake(page(name), () => Promise.resolve(large));
  assert.deepEqual(
    ['a', 'b', 'c'].map((name) => cache.find(page(name)) !== undefined),
    [true, false, true],
  );
});

test('both compressed forms of a page say the same', async () => {
  const text = `<p>${'bunting '.repeat(500)}</p>`;
  const { bytes, gzip, brotli } = await storedPage('text/html', Buffer.from(text), 'private, no-cache');
  assert.equal(bytes.toString(), text);
  assert.equal(gunzipSync(gzip ?? Buffer.alloc(0)).toString(), text);
  assert.equal(brotliDecompressSync(brotli ?? Buffer.alloc(0)).toString(), text);
});
