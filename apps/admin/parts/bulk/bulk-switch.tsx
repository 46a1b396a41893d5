import { useLanguage } from '../../language/use-language.ts';
import { BulkConfirm } from './bulk-confirm.tsx';
import type { Bulk } from './use-bulk.ts';

type Said = Parameters<typeof BulkConfirm>[0]['said'];

type BulkSwitchProps<Row extends { isActive: boolean }> = {
  chosen: readonly Row[];
  run: Bulk['run'];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  said: { start: (count: number) => Said; pause: (count: number) => Said };
  /** Writes a row as it is but for this; refused when somebody else wrote it meanwhile. */
  write: (row: Row, isActive: boolean) => Promise<unknown>;
};

/** Switches the chosen rows on or off, those that are so already left alone, each with a result of its own. */
export function BulkSwitch<Row extends { isActive: boolean }>(props: BulkSwitchProps<Row>) {
  const { chosen, run, keyOf, nameOf, said, write } = props;
  const { words } = useLanguage();
  const switchTo = (isActive: boolean) =>
    void run(chosen, {
      keyOf,
      nameOf,
      do: async (row) => {
        if (row.isActive === isActive) return { note: words.lists.wasSo };
        await write(row, isActive);
        return {};
      },
    });
  const names = chosen.map(nameOf);
  return (
    <>
      <BulkConfirm said={said.start(chosen.length)} names={names} onConfirm={() => switchTo(true)} />
      <BulkConfirm said={said.pause(chosen.length)} names={names} onConfirm={() => switchTo(false)} />
    </>
  );
}
