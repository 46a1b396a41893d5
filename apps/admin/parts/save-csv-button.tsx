import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { askAllPages } from '../api/ask-all-pages.ts';
import { useLanguage } from '../language/use-language.ts';
import { ProblemNote } from './problem-note.tsx';
import { saveFile } from './save-file.ts';
import { toCsv } from './to-csv.ts';

type Cell = string | number | null;

type SaveCsvButtonProps<Row> = {
  /** The name of the file, without its ending. */
  name: string;
  head: readonly string[];
  askPage: (cursor: string | undefined) => Promise<{ rows: readonly Row[]; nextCursor: string | null }>;
  toCells: (row: Row) => readonly Cell[];
};

/** Reads a report to its end and saves it as a file for spreadsheets. */
export function SaveCsvButton<Row>({ name, head, askPage, toCells }: SaveCsvButtonProps<Row>) {
  const { words } = useLanguage();
  const saving = useMutation({
    mutationFn: () => askAllPages(askPage),
    onSuccess: (rows) => saveFile(`${name}.csv`, toCsv([head, ...rows.map(toCells)])),
  });
  return (
    <>
      <Button variant="default" size="sm" loading={saving.isPending} onClick={() => saving.mutate()}>
        {words.figures.csv}
      </Button>
      {saving.error ? <ProblemNote error={saving.error} /> : null}
    </>
  );
}
