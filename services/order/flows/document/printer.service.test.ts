import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { test } from 'node:test';

const loaded: string[] = [];
registerHooks({
  load: (url, context, next) => {
    loaded.push(url);
    return next(url, context);
  },
});
const isOfPdf = (url: string) => /node_modules\/(pdfkit|fontkit)\/|print-document/.test(url);
// Loaded by now is nothing of this room: the hook must see all of it.
const { orderService } = await import('../../service.ts');
const { openPress } = await import('./open-press.ts');
const { aDocument } = await import('../../domain/document/a-document.ts');
const { readPdfText } = await import('./read-pdf-text.ts');

test('a document is printed in a thread; nothing of the libraries is loaded in the process that asks', async () => {
  assert.equal(orderService.name, 'order');
  const press = openPress();
  try {
    const pdf = await press.print(aDocument());
    assert.ok(pdf !== 'busy');
    assert.ok(readPdfText(pdf).lines.includes('Invoice INV-GB-000001'));
  } finally {
    await press.close();
  }
  assert.ok(loaded.length > 50);
  assert.deepEqual(loaded.filter(isOfPdf), []);
});
