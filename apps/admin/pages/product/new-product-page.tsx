import { useState } from 'react';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { emptyDraft } from './empty-draft.ts';
import { ProductEditor } from './product-editor.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';
import { useSearchParams } from 'react-router';

/** A new product from an empty form. */
export function NewProductPage() {
  const { words } = useLanguage();
  const text = words.editor;
  const [parameters] = useSearchParams();
  const view = parameters.get('view') === 'variants' ? 'variants' : 'content';
  const [found] = useState(() => ({
    product: emptyDraft(crypto.randomUUID()),
    version: 0,
    changedBy: null,
    changedAt: new Date().toISOString(),
    untranslated: [],
  }));
  return (
    <Page title={text.newTitle} line={text.newLine} back={{ to: '/products', label: words.product.back }}>
      <ViewTabs
        label={text.views}
        views={{ content: text.viewNames.content, variants: text.viewNames.variants }}
        current={view}
      />
      <ProductEditor found={found} stored={[]} view={view} />
    </Page>
  );
}
