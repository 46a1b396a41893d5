import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { aDocument, aDocumentLine } from '../../domain/document/a-document.ts';
import { openFontShelf } from './open-font-shelf.ts';
import { printDocument } from './print-document.ts';
import { readPdfText } from './read-pdf-text.ts';

const shelf = openFontShelf();
const bytesMost = 200_000;

describe('a document as PDF', () => {
  test('its text can be read out again: lines, sums, parties; in under 200 kB', async () => {
    const pdf = await printDocument(shelf, aDocument());
    const { lines, pages } = readPdfText(pdf);
    assert.equal(pages, 1);
    for (const text of [
      'Invoice INV-GB-000001',
      '12 St James’s Square',
      '£25.00',
      '20 % (GB)',
      '£4.83',
      '£28.95',
    ])
      assert.ok(lines.includes(text), `${text} in ${lines.join('|')}`);
    assert.ok(lines.includes('VAT number: GB 999 9999 73'));
    assert.ok(pdf.length < bytesMost, `${pdf.length} bytes`);
  });

  test('Chinese can be read out, with Latin beside it and a rare character; letters with marks', async () => {
    const line = aDocumentLine({ title: '白色心形烛台 Holder，第二版（頴）', option: '颜色：蓝 Žižek Łódź' });
    const document = aDocument({ locale: 'zh-cn', currency: 'CNY', lines: [line] });
    const pdf = await printDocument(shelf, document);
    const text = readPdfText(pdf).lines.join('');
    for (const part of ['白色心形烛台', '（頴）', 'Žižek Łódź', '价税合计', '销售方', '¥28.95'])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(pdf.length < bytesMost, `${pdf.length} bytes`);
  });

  test('the same document is the same bytes, made on the day it was issued; another is not', async () => {
    const [first, second, other] = await Promise.all([
      printDocument(shelf, aDocument()),
      printDocument(openFontShelf(), aDocument()),
      printDocument(shelf, aDocument({ orderNumber: 'ABCD-1234-6' })),
    ]);
    assert.deepEqual(first, second);
    assert.notDeepEqual(first, other);
    assert.ok(Buffer.from(first ?? []).includes('(D:20261121233000Z)'));
  });

  test('500 lines go on as many pages as it takes, with the head of the table on each and none lost', async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      aDocumentLine({ sku: `SKU-${index}`, title: `Nr ${index}` }),
    );
    const pdf = await printDocument(shelf, aDocument({ lines: many }));
    const { lines, pages } = readPdfText(pdf);
    assert.ok(pages > 8, `${pages} pages`);
    assert.equal(lines.filter((text) => /^Nr \d+ · SKU-\d+$/.test(text)).length, 500);
    assert.equal(lines.filter((text) => text === 'Description').length, pages);
    assert.ok(lines.includes(`Invoice INV-GB-000001 · Page ${pages} / ${pages}`));
    assert.ok(pdf.length < bytesMost, `${pdf.length} bytes`);
  });
});
