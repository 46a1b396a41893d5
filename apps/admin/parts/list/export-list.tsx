import { useLanguage } from '../../language/use-language.ts';
import { ExportButton } from '../export-button.tsx';
import { saveFile } from '../save-file.ts';
import { toCsv } from '../to-csv.ts';
import { useAnnounce } from '../use-announce.ts';
import { useExport } from '../use-export.ts';

type Cell = string | number | null;

type ExportListProps<Page, Row> = {
  /** The name of the file, without its ending. */
  name: string;
  head: readonly string[];
  /** Asks for the page after a cursor, by the filters that the list has now. */
  read: (cursor: string | undefined) => Promise<Page>;
  rowsOf: (page: Page) => readonly Row[];
  /** What a row is in the file: mostly one line. */
  toLines: (row: Row) => readonly (readonly Cell[])[];
};

/** Saves all that the filters of a list find as a CSV file, in the order of the list; it can be stopped. */
export function ExportList<Page extends { nextCursor: string | null }, Row>(
  props: ExportListProps<Page, Row>,
) {
  const { name, head, read, rowsOf, toLines } = props;
  const { words } = useLanguage();
  const { table } = words;
  const announce = useAnnounce();
  const { start, stop, count, error } = useExport({
    read,
    countOf: (page: Page) => rowsOf(page).length,
    onDone: (pages, rows) => {
      saveFile(`${name}.csv`, toCsv([head, ...pages.flatMap((page) => rowsOf(page)).flatMap(toLines)]));
      announce(table.exportedRows(rows));
    },
    onStopped: () => announce(words.transfer.stopped),
  });
  return (
    <ExportButton
      label={table.exportList}
      progress={count === undefined ? undefined : table.exportingRows(count)}
      onStart={start}
      onStop={stop}
      error={error}
      size="xs"
    />
  );
}
