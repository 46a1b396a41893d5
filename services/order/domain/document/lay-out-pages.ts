import type { Block } from './block.ts';
import { layOutRow, leftCell } from './lay-out-row.ts';
import type { Mark, Measure } from './mark.ts';
import { paginate } from './paginate.ts';
import { paper } from './paper.ts';
import type { Sheet, SheetTable } from './sheet.ts';

const sumWidths = [0.5, 0.3, 0.2] as const;
/** So many lines of goods are never parted from the sums. */
const linesWithSums = 2;

/** Puts a document on pages: tables with their heads again on each, sums and notes never without a line of goods above. */
export function layOutPages(sheet: Sheet, measure: Measure): Mark[][] {
  const tables = sheet.tables.map((table) => layOutTable(table, measure));
  const goods = tables[0] ?? [];
  // The last ones are its lines, and the rule that ends it.
  const closing = goods.length - 1 - linesWithSums;
  const blocks = [
    ...openingOf(sheet, measure),
    ...goods.map((block, index) => (index >= closing ? { ...block, keepsNext: true } : block)),
    ...[...tables.slice(1).flat(), ...endOf(sheet, measure)].map((block) => ({ ...block, keepsNext: true })),
  ];
  const pages = paginate(blocks, { top: paper.margin, bottom: paper.bottom });
  return pages.map((marks, index) => {
    const place = sheet.pageWords.replace('{page}', `${index + 1}`).replace('{pages}', `${pages.length}`);
    const text = `${sheet.title} · ${place}`;
    return [...marks, { type: 'text', x: paper.margin, y: paper.foot, text, size: 8, isBold: false }];
  });
}

/** The title, the facts, and who sells to whom. */
function openingOf({ title, facts, parties }: Sheet, measure: Measure): Block[] {
  const row = (texts: readonly string[], widths: readonly number[], isBold = false) =>
    layOutRow(texts.map(leftCell), { widths, isBold }, measure);
  const shares = parties.map(() => 1 / parties.length);
  return [
    layOutRow([leftCell(title)], { widths: [1], isBold: true, size: 18 }, measure),
    gap(8),
    ...facts.map(({ label, value }) => row([label, value], [0.22, 0.78])),
    gap(14),
    row(
      parties.map(({ label }) => label),
      shares,
      true,
    ),
    row(
      parties.map(({ lines }) => lines.join('\n')),
      shares,
    ),
  ];
}

/** A table: its caption with the head and the first row, which stay together, the other rows, and a rule. */
function layOutTable({ caption, head, rows, widths, numbers }: SheetTable, measure: Measure): Block[] {
  const row = (texts: readonly string[], isHead: boolean): Block => {
    const cells = texts.map((text, column) => ({ text, isRight: numbers.has(column) }));
    return layOutRow(cells, { widths, isBold: isHead, isLow: isHead, below: isHead ? 0 : 3 }, measure);
  };
  const heads = [row(head, true), rule(paper.margin)];
  const title = layOutRow([leftCell(caption)], { widths: [1], isBold: true, size: 11 }, measure);
  const opening = [gap(20), title, gap(4), ...heads].map((block) => ({ ...block, keepsNext: true }));
  const body = rows.map((texts) => ({ ...row(texts, false), head: heads }));
  const last = body.pop();
  return [...opening, ...body, ...(last ? [{ ...last, keepsNext: true }] : []), rule(paper.margin)];
}

/** The sums, the last of them under a rule, and the notes. */
function endOf({ sums, notes }: Sheet, measure: Measure): Block[] {
  const rows = sums.flatMap(({ label, value, isTotal }) => {
    const cells = [leftCell(''), leftCell(label), { text: value, isRight: true }];
    const size = isTotal ? 11 : 9;
    const block = layOutRow(cells, { widths: sumWidths, isBold: isTotal, size }, measure);
    return isTotal ? [rule(paper.margin + sumWidths[0] * paper.room), block] : [block];
  });
  const said = notes.map((note) => layOutRow([leftCell(note)], { widths: [1] }, measure));
  return [gap(10), ...rows, gap(16), ...said];
}

function gap(height: number): Block {
  return { height, marks: [], keepsNext: false, head: [] };
}

/** A line from `x` to the right margin, with some room above and below. */
function rule(x: number): Block {
  const width = paper.width - paper.margin - x;
  return { height: 6, marks: [{ type: 'rule', x, y: 3, width }], keepsNext: false, head: [] };
}
