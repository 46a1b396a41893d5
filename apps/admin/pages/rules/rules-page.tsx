import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';
import { DeliveryView } from './delivery-view.tsx';
import { TaxView } from './tax-view.tsx';

/** How each market sends, and what tax each jurisdiction asks. */
export function RulesPage() {
  const { words } = useLanguage();
  const text = words.rules;
  const [parameters] = useSearchParams();
  const view = parameters.get('view') === 'tax' ? 'tax' : 'delivery';
  return (
    <Page title={text.title} line={text.line}>
      <ViewTabs label={text.title} views={text.views} current={view} />
      {view === 'delivery' ? <DeliveryView /> : <TaxView />}
    </Page>
  );
}
