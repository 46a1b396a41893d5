import { Button, Code } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { readAllPages } from '../../api/read-all-pages.ts';
import { useImportFaults, type ImportFault, type ProductImport } from '../../api/use-imports.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { DataTable, type Column } from '../../parts/data-table.tsx';
import { Pager } from '../../parts/pager.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Section } from '../../parts/section.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { toCsv } from '../../parts/to-csv.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { usePages } from '../../parts/use-pages.ts';
import { useFaultWords } from './use-fault-words.ts';

const keptAtMost = 10_000;

/** What is wrong in a file, by line, column and reason, with what to do; all of it can be saved. */
export function FaultList({ found }: { found: ProductImport }) {
  const { words, locale, number } = useLanguage();
  const text = words.transfer;
  const pages = usePages();
  const query = useImportFaults(found, pages.cursor);
  const { reasonOf, adviceOf } = useFaultWords();
  const columns: Column<ImportFault & { place: number }>[] = [
    { title: text.line, renderCell: ({ line }) => number(line) },
    {
      title: text.column,
      renderCell: ({ column }) => (column === '' ? text.wholeLine : <Code>{column}</Code>),
    },
    {
      title: text.reason,
      renderCell: (fault) => {
        const own = reasonOf(fault);
        return <span lang={own === fault.reason && locale !== 'en-gb' ? 'en' : undefined}>{own}</span>;
      },
    },
    { title: text.todo, renderCell: adviceOf },
  ];
  return (
    <Section
      title={text.faultsTitle(found.faults)}
      line={text.faultsLine}
      actions={<SaveFaults found={found} />}
    >
      {found.faults > keptAtMost ? <p>{text.faultsKept}</p> : null}
      <Answer query={query} skeleton={<TableSkeleton rows={4} />}>
        {({ faults }) => (
          <DataTable
            caption={text.faultsTitle(found.faults)}
            columns={columns}
            rows={faults.map((fault, place) => ({ ...fault, place }))}
            keyOf={({ place }) => String(place)}
          />
        )}
      </Answer>
      <Pager pages={pages} nextCursor={query.data?.nextCursor ?? null} />
    </Section>
  );
}

function SaveFaults({ found: { importId, fileName } }: { found: ProductImport }) {
  const { words } = useLanguage();
  const text = words.transfer;
  const announce = useAnnounce();
  const { reasonOf, adviceOf } = useFaultWords();
  const save = useMutation({
    mutationFn: () =>
      readAllPages((cursor) =>
        ask(api.catalog.listImportFaults({ importId, ...(cursor ? { cursor } : {}) })),
      ),
    onSuccess: (read) => {
      const faults = read.flatMap((page) => page.faults);
      const rows = faults.map((fault) => [fault.line, fault.column, reasonOf(fault), adviceOf(fault)]);
      saveFile(
        `${fileName.replace(/\.csv$/i, '')}-faults.csv`,
        toCsv([[text.line, text.column, text.reason, text.todo], ...rows]),
      );
      announce(text.savedFaults(faults.length));
    },
  });
  return (
    <>
      <Button variant="default" size="xs" loading={save.isPending} onClick={() => save.mutate()}>
        {text.saveFaults}
      </Button>
      {save.error ? <ProblemNote error={save.error} /> : null}
    </>
  );
}
