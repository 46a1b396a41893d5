import { useApiKeys } from '../../api/use-api-keys.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Page } from '../../parts/page.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { KeyTable } from './key-table.tsx';
import { MakeKey } from './make-key.tsx';

/** The keys that programs use the shop with. */
export function ApiKeysPage() {
  const { words } = useLanguage();
  const query = useApiKeys();
  const text = words.keys;
  return (
    <Page title={text.title} line={text.line} actions={<MakeKey />}>
      <Answer query={query} skeleton={<TableSkeleton />}>
        {({ keys }) =>
          keys.length > 0 ? <KeyTable keys={keys} /> : <Empty title={text.emptyTitle} line={text.emptyLine} />
        }
      </Answer>
    </Page>
  );
}
