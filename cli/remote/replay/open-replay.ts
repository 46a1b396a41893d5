import { INVOICES_IN_FILE } from '../../../tools/replay/invoices-in-file.ts';
import type { Selection } from '../../../tools/replay/classify-invoices.ts';
import type { Books } from '../../../tools/replay/invoice-plan.ts';
import { openRetailBooks, type RetailBooks } from '../../../tools/replay/open-retail-books.ts';
import { UsageError } from '../../command.ts';
import { readReplayState, writeReplayState, type ReplayState } from './replay-state.ts';

/** What is asked for: the first or the last so many invoices or all of them, with their own dates or today's. */
export type AskedReplay = {
  first: number | undefined;
  last: number | undefined;
  isShifted: boolean;
  /** Begins the name of the books instead of `retail`. */
  name?: string;
};

/** Books that are ready to be sent, from the invoice after `done`; `save` keeps how far it is. */
export type Replay = {
  retail: RetailBooks;
  books: Books;
  done: number;
  save: (done: number) => Promise<void>;
};

type Opening = { file: string; url: string; asked: AskedReplay; isResumed: boolean };

const hourMs = 3_600_000;

/**
 * Opens what is asked for, or what the file tells of when it is resumed. Throws UsageError when there is nothing to go on
 * with. Books that were moved to the same day before are moved as far as then, so that a repeat changes nothing.
 */
export async function openReplay({ file, url, asked, isResumed }: Opening): Promise<Replay> {
  const known = await readReplayState(file);
  if (isResumed && known?.url !== url)
    throw new UsageError(`no replay of ${url} was begun: leave --resume out`);
  if (isResumed && known) return replayOf(file, known, await openRetailBooks(known.selection));
  const selection = selectionOf(asked);
  const retail = await openRetailBooks(selection);
  const name = nameOf(asked, new Date());
  const before = known?.url === url && known.books.name === name ? known.books.shiftMs : undefined;
  const toNow = Date.now() - hourMs - Date.parse(retail.newestAt);
  const shiftMs = asked.isShifted ? (before ?? toNow) : 0;
  const state = { url, selection, books: { name, shiftMs }, done: 0 };
  await writeReplayState(file, state);
  return replayOf(file, state, retail);
}

function replayOf(file: string, state: ReplayState, retail: RetailBooks): Replay {
  const { books, done } = state;
  return { retail, books, done, save: (reached) => writeReplayState(file, { ...state, done: reached }) };
}

function selectionOf({ first = INVOICES_IN_FILE, last = INVOICES_IN_FILE }: AskedReplay): Selection {
  return { passOver: Math.max(0, INVOICES_IN_FILE - last), most: first };
}

/** No name is the beginning of another and a blank, since all that is replayed is named `<name> <invoice>`. */
function nameOf({ last, isShifted, name = 'retail' }: AskedReplay, now: Date): string {
  const part = last === undefined ? '' : `-last-${last}`;
  const day = isShifted ? `-to-${now.toISOString().slice(0, 10)}` : '';
  return `${name}${part}${day}`;
}
