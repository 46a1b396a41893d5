import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { aDocument, aDocumentLine } from './a-document.ts';
import { breakText } from './break-text.ts';
import { layOutDocument } from './lay-out-document.ts';
import { layOutPages } from './lay-out-pages.ts';
import type { Mark, Measure } from './mark.ts';
import { paper } from './paper.ts';

/** As wide as letters are on the whole. */
const measure: Measure = (text, { size }) => text.length * size * 0.52;

type Text = Extract<Mark, { type: 'text' }>;
const textsOf = (marks: readonly Mark[]) => marks.filter((mark): mark is Text => mark.type === 'text');
const linesOf = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aDocumentLine({
      sku: `S${index}`,
      title: index % 3 === 0 ? `Line ${index} with a long title to be broken` : `Nr ${index}`,
    }),
  );
const pagesOf = (count: number) => layOutPages(layOutDocument(aDocument({ lines: linesOf(count) })), measure);

describe('pages of a document', () => {
  test('whatever the number of lines: all lines are there, under the head of the table, inside the margins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), (count) => {
        const pages = pagesOf(count);
        const marks = pages.flat();
        const skus = textsOf(marks).flatMap(({ text }) => /\bS\d+$/.exec(text) ?? []);
        assert.equal(skus.length, count);
        for (const page of pages) {
          const texts = textsOf(page);
          assert.equal(texts.filter(({ text }) => text === 'Description').length, 1);
          for (const mark of page) {
            const end = mark.x + (mark.type === 'rule' ? mark.width : measure(mark.text, mark));
            assert.ok(mark.x >= paper.margin - 0.01 && end <= paper.width - paper.margin + 0.01);
            assert.ok(mark.y > paper.margin - 0.01 && mark.y <= paper.foot);
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  test('the sums never stand on a page without lines of goods, nor on two pages', () => {
    for (let count = 1; count <= 60; count += 6) {
      const last = textsOf(pagesOf(count).at(-1) ?? []).map(({ text }) => text);
      const delivery = last.indexOf('Standard delivery');
      const sums = ['VAT by rate', 'Total without VAT', 'Total VAT', 'Total'].map((text) =>
        last.indexOf(text),
      );
      assert.ok(delivery > 0 && sums.every((at) => at > delivery), `${count} lines`);
      assert.ok(
        last.some((text) => text.endsWith(`S${count - 1}`)),
        `${count} lines`,
      );
    }
  });

  test('numbers end where their column ends', () => {
    const [page = []] = pagesOf(5);
    const ends = textsOf(page).filter(({ text }) => text === '£25.00' || text === '£28.95');
    assert.ok(ends.length >= 5);
    for (const mark of ends) {
      assert.ok(Math.abs(mark.x + measure(mark.text, mark) - (paper.width - paper.margin)) < 0.01);
    }
  });
});

test('text is broken between words and Chinese characters, never before a closing mark, and within a word that is too long', () => {
  const widthOf = (text: string) => text.length;
  assert.deepEqual(breakText('one two three', 7, widthOf), ['one two', 'three']);
  assert.deepEqual(breakText('白色心形，蓝', 4, widthOf), ['白色心', '形，蓝']);
  assert.deepEqual(breakText('abcdefgh', 3, widthOf), ['abc', 'def', 'gh']);
  assert.deepEqual(breakText('a\n\nb', 3, widthOf), ['a', '', 'b']);
});
