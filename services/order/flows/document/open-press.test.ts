import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aDocument } from '../../domain/document/a-document.ts';
import { openPress } from './open-press.ts';

const numbered = (index: number) => aDocument({}, { number: `INV-GB-${index}` });
const printer = (print: () => Promise<Uint8Array>) => ({ print, close: () => Promise.resolve() });
const slowly = () =>
  new Promise<Uint8Array>((resolve) => setImmediate(() => resolve(Uint8Array.of(1, 2, 3))));

describe('the press', () => {
  test('twenty who want the same document at once, and those who come later, have it printed once', async () => {
    const press = openPress(printer(slowly));
    const printed = await Promise.all(Array.from({ length: 20 }, () => press.print(aDocument())));
    assert.deepEqual(await press.print(aDocument()), Uint8Array.of(1, 2, 3));
    assert.equal(printed.length, 20);
    assert.deepEqual(press.counts, { printed: 1, atOnceMost: 1 });
  });

  test('twenty documents are printed one at a time', async () => {
    const press = openPress(printer(slowly));
    await Promise.all(Array.from({ length: 20 }, (_, index) => press.print(numbered(index))));
    assert.deepEqual(press.counts, { printed: 20, atOnceMost: 1 });
  });

  test('when thirty wait, others are told to come again', async () => {
    const press = openPress(printer(slowly));
    const asked = await Promise.all(Array.from({ length: 40 }, (_, index) => press.print(numbered(index))));
    assert.equal(asked.filter((answer) => answer === 'busy').length, 10);
    assert.equal(press.counts.printed, 30);
  });

  test('one that cannot be printed holds up no other, and is tried again when it is asked for again', async () => {
    let tries = 0;
    const press = openPress(
      printer(() => {
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('no paper')) : slowly();
      }),
    );
    const [failed, fine] = await Promise.allSettled([press.print(numbered(1)), press.print(numbered(2))]);
    assert.equal(failed?.status, 'rejected');
    assert.equal(fine?.status, 'fulfilled');
    assert.deepEqual(await press.print(numbered(1)), Uint8Array.of(1, 2, 3));
  });
});
