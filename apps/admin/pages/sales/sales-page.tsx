import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';
import { SalesByDay } from './sales-by-day.tsx';
import { SoldCategories } from './sold-categories.tsx';
import { SoldProducts } from './sold-products.tsx';
import { StockAges } from './stock-ages.tsx';
import { Unsold } from './unsold.tsx';

/** What was sold by day, product and category, and how old the goods are that were not. */
export function SalesPage() {
  const { words } = useLanguage();
  const text = words.figures;
  const [parameters] = useSearchParams();
  const view = Object.keys(text.views).find((each) => each === parameters.get('view')) ?? 'days';
  return (
    <Page title={words.reports.title} line={text.hints[view] ?? ''}>
      <ViewTabs label={text.viewsLabel} views={text.views} current={view} keep={['from', 'to', 'market']} />
      {view === 'days' ? <SalesByDay /> : null}
      {view === 'products' ? <SoldProducts /> : null}
      {view === 'categories' ? <SoldCategories /> : null}
      {view === 'ages' ? <StockAges /> : null}
      {view === 'unsold' ? <Unsold /> : null}
    </Page>
  );
}
