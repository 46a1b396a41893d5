import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { aDocument, aDocumentLine } from './a-document.ts';
import { layOutDocument } from './lay-out-document.ts';
import { renderPage } from './render-page.ts';
import { rowsOfDocument } from './rows-of-document.ts';
import { sumDocument } from './sum-document.ts';

const taxed = fc
  .record({
    grossMinor: fc.integer({ min: 0, max: 1_000_000 }),
    taxRateBasisPoints: fc.constantFrom(0, 500, 1300, 1750, 2000),
    taxJurisdiction: fc.constantFrom('GB', 'GB-export', 'CN'),
  })
  .map((line) => {
    const { grossMinor, taxRateBasisPoints: rate } = line;
    const taxMinor = Math.round((grossMinor * rate) / (10_000 + rate));
    return aDocumentLine({ ...line, taxMinor, netMinor: grossMinor - taxMinor });
  });

describe('the sums of a document', () => {
  test('by rate they are those of its lines, each rounded by itself, and the rates add up to the whole', () => {
    fc.assert(
      fc.property(
        fc.array(taxed, { maxLength: 20 }),
        fc.integer({ min: -500, max: 500 }),
        (lines, goodwillMinor) => {
          const sums = sumDocument({ lines, shipping: null, goodwillMinor });
          const sum = (of: (each: { netMinor: number; taxMinor: number; grossMinor: number }) => number) =>
            lines.reduce((total, line) => total + of(line), 0);
          assert.equal(sums.totalMinor, sum(({ grossMinor }) => grossMinor) + goodwillMinor);
          assert.equal(
            sums.taxMinor,
            sum(({ taxMinor }) => taxMinor),
          );
          assert.equal(sums.netMinor + sums.taxMinor, sums.totalMinor);
          for (const each of sums.taxSums) assert.equal(each.netMinor + each.taxMinor, each.grossMinor);
        },
      ),
    );
  });

  test('three lines of 0.99 carry 0.51 of tax, not the 0.50 of their sum; delivery stands with its rate', () => {
    const line = aDocumentLine({ grossMinor: 99, taxMinor: 17, netMinor: 82 });
    const shipping = { ...aDocumentLine({ grossMinor: 395, taxMinor: 66, netMinor: 329 }), title: 'Post' };
    const { taxSums, taxMinor } = sumDocument({ lines: [line, line, line], shipping, goodwillMinor: 0 });
    assert.equal(taxMinor, 51 + 66);
    const gb = { taxJurisdiction: 'GB', taxRateBasisPoints: 2000 };
    assert.deepEqual(taxSums, [{ ...gb, netMinor: 575, taxMinor: 117, grossMinor: 692 }]);
  });
});

describe('a document in words', () => {
  test('has the day of its market, the seller with the tax number, every sum, and how it was paid', () => {
    const sheet = layOutDocument(aDocument());
    assert.equal(sheet.title, 'Invoice INV-GB-000001');
    assert.deepEqual(sheet.facts.slice(0, 3), [
      { label: 'Number', value: 'INV-GB-000001' },
      { label: 'Date', value: '21 November 2026' },
      { label: 'Order', value: 'ABCD-1234-5' },
    ]);
    assert.deepEqual(sheet.parties[0]?.lines, [
      'Souk Ltd',
      '1 Market Street',
      'London',
      'VAT number: GB 999 9999 73',
    ]);
    const [lines, rates] = sheet.tables;
    assert.deepEqual(lines?.rows, [
      ['White Hanging Heart T-Light Holder · 85123A', '2', '£12.50', '', '20 %', '£20.83', '£25.00'],
      ['Standard delivery', '1', '', '', '20 %', '£3.29', '£3.95'],
    ]);
    assert.deepEqual(rates?.rows, [['20 % (GB)', '£24.12', '£4.83', '£28.95']]);
    assert.deepEqual(sheet.sums.at(-1), { label: 'Total', value: '£28.95', isTotal: true });
    assert.equal(sheet.notes[0], 'Paid in full, by card');
  });

  test('in Chinese it has the day in Shanghai and says that it is no fiscal invoice', () => {
    const sheet = layOutDocument(aDocument({ locale: 'zh-cn', currency: 'CNY' }));
    assert.equal(sheet.title, '账单 INV-GB-000001');
    assert.equal(sheet.facts[1]?.value, '2026年11月22日');
    assert.ok(sheet.notes.includes('本账单不代替税务机关监制的发票。'));
  });

  test('what carries no tax says why, at home and abroad', () => {
    const free = { taxRateBasisPoints: 0, taxMinor: 0, netMinor: 2500 };
    const abroad = aDocumentLine({ ...free, taxJurisdiction: 'GB-export' });
    const noteOf = (line: ReturnType<typeof aDocumentLine>) =>
      layOutDocument(aDocument({ lines: [line], shipping: null })).notes[1];
    assert.match(noteOf(abroad) ?? '', /sent out of the United Kingdom \(.*section 30\(6\)\)/);
    assert.match(noteOf(aDocumentLine(free)) ?? '', /VAT at 0 % \(.*schedule 8\)/);
  });

  test('a credit note names its invoice and why it was written', () => {
    const note = aDocument(
      { kind: 'credit-note', reason: 'refund', payment: { state: 'given-back', method: 'card' } },
      { number: 'CN-GB-000001', invoiceNumber: 'INV-GB-000001' },
    );
    const sheet = layOutDocument(note);
    assert.deepEqual(sheet.facts[2], { label: 'Takes from invoice', value: 'INV-GB-000001' });
    assert.deepEqual(sheet.notes.slice(0, 2), ['Reason: refund', 'Given back the way it was paid.']);
  });

  test('as a page it is semantic, prints on A4, and runs nothing that a buyer wrote', () => {
    const page = renderPage(layOutDocument(aDocument()));
    assert.match(page, /<html lang="en-GB">/);
    assert.match(page, /<h1>Invoice INV-GB-000001<\/h1>/);
    assert.match(page, /<th class="number" scope="col">Amount incl. VAT<\/th>/);
    assert.match(page, /@page\{size:A4/);
    assert.match(page, /Engines &amp; Sons &lt;Ltd&gt;/);
    assert.doesNotMatch(page, /<Ltd>|<script/);
  });
});

test('the export has a line per rate, exact decimals, and takes credit notes away', () => {
  const content = { goodwillMinor: 5, kind: 'credit-note' } as const;
  const note = aDocument(content, { number: 'CN-GB-000007', invoiceNumber: 'INV-GB-000001' });
  const head = [
    'CN-GB-000007',
    'credit-note',
    '2026-11-21T23:30:00.000Z',
    'ABCD-1234-5',
    'INV-GB-000001',
    'GBP',
  ];
  assert.deepEqual(rowsOfDocument(note), [
    [...head, 'GB', '20', '-24.12', '-4.83', '-28.95'],
    [...head, '', '', '-0.05', '0.00', '-0.05'],
  ]);
});
