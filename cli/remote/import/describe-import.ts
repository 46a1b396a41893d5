import type { WouldMake } from './assume-definitions.ts';
import type { EndedImport } from './follow-import.ts';
import type { Fault } from './product-file.ts';

const shownAtMost = 20;

/** The end of an import in words: what came of it, and the first things that are wrong in the file. */
export function describeImport(
  ended: EndedImport,
  unmapped: readonly Fault[],
  wouldMake: WouldMake | undefined,
): string {
  const { state, written, unchanged, leftOut, failure, seconds, faults, faultsInAll } = ended;
  const wouldBe = state === 'checked' ? 'would be written' : 'written';
  const ends: Partial<Record<EndedImport['state'], string>> = {
    failed: `the file cannot be read: ${failure}\n`,
    cancelled: 'the import was cancelled; what was written stays\n',
  };
  const all = [...unmapped, ...faults];
  const lines = all
    .slice(0, shownAtMost)
    .map(({ line, column, reason }) => `  line ${line}${column === '' ? '' : `, ${column}`}: ${reason}\n`);
  const more = unmapped.length + faultsInAll - lines.length;
  return [
    ends[state] ?? '',
    `${written} products ${wouldBe}, ${unchanged} unchanged, ${leftOut + unmapped.length} left out (${seconds.toFixed(0)} s)\n`,
    ...(wouldMake ? [named('brands', wouldMake.brands), named('attributes', wouldMake.attributes)] : []),
    ...lines,
    more > 0 ? `  and ${more} more; --json tells them\n` : '',
  ].join('');
}

/** What would be made besides, by name as far as they are few. */
function named(what: string, names: readonly string[]): string {
  if (names.length === 0) return `no ${what} would be made\n`;
  const more = names.length > shownAtMost ? ` and ${names.length - shownAtMost} more; --json tells them` : '';
  return `${names.length} ${what} would be made: ${names.slice(0, shownAtMost).join(', ')}${more}\n`;
}
