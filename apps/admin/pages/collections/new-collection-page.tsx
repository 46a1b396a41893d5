import type { Collection } from '../../api/use-collections.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { CollectionForm } from './collection-form.tsx';

const empty: Collection = {
  slug: '',
  title: { en: '', zh: '' },
  description: { en: '', zh: '' },
  seo: null,
  rule: null,
  picks: [],
  version: 0,
  changedBy: null,
  changedAt: '',
};

/** A new collection from an empty form. */
export function NewCollectionPage() {
  const { words } = useLanguage();
  const text = words.collections;
  return (
    <Page title={text.newTitle} line={text.line} back={{ to: '/collections', label: text.back }}>
      <CollectionForm found={empty} />
    </Page>
  );
}
