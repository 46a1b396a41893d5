import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { ViewTabs } from '../../parts/view-tabs.tsx';
import { Balances } from './balances.tsx';
import { MoneyCases } from './money-cases.tsx';
import { Standings } from './standings.tsx';

/** Whether the money of the books is where the providers say it is, and what to do where it is not. */
export function ReconciliationPage() {
  const { words } = useLanguage();
  const text = words.books;
  const [parameters] = useSearchParams();
  const view = Object.keys(text.views).find((each) => each === parameters.get('view')) ?? 'cases';
  return (
    <Page title={text.title} line={text.line}>
      <ViewTabs label={text.title} views={text.views} current={view} />
      {view === 'cases' ? <MoneyCases /> : null}
      {view === 'standings' ? <Standings /> : null}
      {view === 'balances' ? <Balances /> : null}
    </Page>
  );
}
