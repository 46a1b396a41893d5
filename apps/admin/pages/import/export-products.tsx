import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useExport } from '../../parts/use-export.ts';

/** Saves the whole catalog as a CSV file. */
export function ExportProducts() {
  const { words } = useLanguage();
  const text = words.transfer;
  const announce = useAnnounce();
  const { start, stop, count, error } = useExport({
    read: (cursor) => ask(api.catalog.exportProducts(cursor ? { cursor } : {})),
    countOf: ({ products }) => products,
    onDone: (pages, products) => {
      saveFile('products.csv', pages.map(({ csv }) => csv).join(''));
      announce(text.exported(products));
    },
    onStopped: () => announce(text.stopped),
  });
  return (
    <ExportButton
      label={text.exportDo}
      progress={count === undefined ? undefined : text.exporting(count)}
      onStart={start}
      onStop={stop}
      error={error}
    />
  );
}
