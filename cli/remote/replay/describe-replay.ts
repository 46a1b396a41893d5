import type { Check } from '../../../tools/replay/compare-books.ts';
import { retailClasses } from '../../../tools/replay/retail-class.ts';
import type { RetailTally } from '../../../tools/replay/tally-classes.ts';

const whole = new Intl.NumberFormat('en-GB');
const thousandths = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 3 });
const pounds = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 });

const row = (first: string, ...others: string[]): string =>
  `  ${first.padEnd(36)}${others.map((text) => text.padStart(16)).join('')}`;

/**
 * The classes of the file with their lines and pounds and what they are together; then each figure of the file beside
 * what the shop says, and whether they agree to the last digit.
 */
export function describeReplay(tally: RetailTally, checks: readonly Check[]): string {
  const { classes, lines, valueThousandths, invoices, cancellationLines, unmatchedCancellationLines } = tally;
  const rows = [
    row('class', 'lines', 'value in GBP'),
    ...Object.values(classes).map((counted, index) =>
      row(
        Object.values(retailClasses)[index] ?? '',
        whole.format(counted.lines),
        thousandths.format(counted.valueThousandths / 1000),
      ),
    ),
    row('together', whole.format(lines), thousandths.format(valueThousandths / 1000)),
    `  ${whole.format(invoices)} invoices; of ${whole.format(cancellationLines)} cancellation lines ` +
      `${whole.format(unmatchedCancellationLines)} match no earlier sale`,
    '',
    row('figure', 'file', 'shop'),
    ...checks.map(describeCheck),
  ];
  return `${rows.join('\n')}\n`;
}

function describeCheck({ what, isMoney, expected, found }: Check): string {
  const say = (figure: number) => (isMoney ? pounds.format(figure / 100) : whole.format(figure));
  return `${row(what, say(expected), say(found))}  ${expected === found ? 'agrees' : 'DIFFERS'}`;
}
