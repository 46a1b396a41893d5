import type { Block } from './block.ts';
import { breakText } from './break-text.ts';
import type { Mark, Measure } from './mark.ts';
import { paper } from './paper.ts';

/** A cell of a row: its text, broken where it holds an end of line. */
export type Cell = { text: string; isRight: boolean };

type RowStyle = {
  /** The share of the width of each column. */
  widths: readonly number[];
  isBold?: boolean;
  size?: number;
  /** Whether cells with fewer lines stand at the foot of the row. */
  isLow?: boolean;
  /** Room under the row, in points. */
  below?: number;
};

const textSize = 9;
const leading = 1.45;
/** Between a column and the next. */
const gutter = 6;

/** Lays cells beside each other, each broken to the width of its column; numbers end at its right edge. */
export function layOutRow(cells: readonly Cell[], style: RowStyle, measure: Measure): Block {
  const { widths, isBold = false, size = textSize, isLow = false, below = 0 } = style;
  const text = { size, isBold };
  const columns = cells.map((cell, column) => {
    const width = (widths[column] ?? 0) * paper.room;
    const lines = breakText(cell.text, width - gutter, (line) => measure(line, text));
    return { ...cell, width, lines };
  });
  const most = Math.max(...columns.map(({ lines }) => lines.length));
  const marks: Mark[] = [];
  let left: number = paper.margin;
  for (const { width, lines, isRight } of columns) {
    const above = isLow ? most - lines.length : 0;
    for (const [index, line] of lines.entries()) {
      if (line === '') continue;
      const x = isRight ? left + width - measure(line, text) : left;
      marks.push({ type: 'text', x, y: (above + index + 0.75) * size * leading, text: line, ...text });
    }
    left += width;
  }
  return { height: most * size * leading + below, marks, keepsNext: false, head: [] };
}

/** A cell whose text begins at the left. */
export function leftCell(text: string): Cell {
  return { text, isRight: false };
}
