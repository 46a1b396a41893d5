import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Market } from '#contracts/markets.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { FaultForm } from '../../parts/fault-form.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useExport } from '../../parts/use-export.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';
import { lastMonth } from './last-month.ts';

/** Saves the invoices and credit notes of a market and time as a CSV file; at first those of the month before. */
export function ExportDocuments() {
  const { words } = useLanguage();
  const text = words.transfer;
  const announce = useAnnounce();
  const [month] = useState(() => lastMonth(new Date()));
  const [market, setMarket] = useState<Market>('gb');
  const [from, setFrom] = useState(month.from);
  const [to, setTo] = useState(month.to);
  const { start, stop, count, error } = useExport({
    read: (cursor) => ask(api.order.exportDocuments({ market, from, to, ...(cursor ? { cursor } : {}) })),
    countOf: ({ documents }) => documents,
    onDone: (pages, documents) => {
      if (documents === 0) return announce(text.noDocuments);
      saveFile(`documents-${market}-${from}-${to}.csv`, pages.map(({ csv }) => csv).join(''));
      announce(text.exportedDocuments(documents));
    },
    onStopped: () => announce(text.stopped),
  });
  const faultAt = useFaultAt(error);
  const isAtField = faultAt('/from') ?? faultAt('/to');
  return (
    <FaultForm onSubmit={start} isBusy={count !== undefined} error={error}>
      <Group align="flex-start" mb="md">
        <NativeSelect
          label={text.market}
          value={market}
          onChange={(event) => setMarket(event.currentTarget.value as Market)}
          data={Object.entries(text.markets).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          label={text.from}
          type="date"
          value={from}
          error={faultAt('/from')}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={text.to}
          type="date"
          value={to}
          error={faultAt('/to')}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      <ExportButton
        label={text.documentsDo}
        progress={count === undefined ? undefined : text.exportingDocuments(count)}
        onStart={start}
        onStop={stop}
        error={isAtField ? null : error}
        isSubmit
      />
    </FaultForm>
  );
}
