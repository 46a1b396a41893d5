import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useLanguage } from '../../language/use-language.ts';
import { Page } from '../../parts/page.tsx';
import { LocationMovements } from './location-movements.tsx';
import { Locations } from './locations.tsx';
import { ShortStock } from './short-stock.tsx';
import { ShortTools } from './short-tools.tsx';

/** What is short, what moved at each location, and the locations themselves. */
export function StockPage() {
  const { words } = useLanguage();
  const text = words.stockPage;
  const [parameters, setParameters] = useSearchParams();
  const view = Object.keys(text.views).find((each) => each === parameters.get('view')) ?? 'low';
  return (
    <Page
      title={text.title}
      line={text.hint}
      actions={view === 'low' || view === 'out' ? <ShortTools level={view} /> : null}
    >
      <NativeSelect
        label={text.view}
        mb="md"
        maw={320}
        value={view}
        onChange={(event) => setParameters({ view: event.currentTarget.value })}
        data={Object.entries(text.views).map(([value, label]) => ({ value, label }))}
      />
      {view === 'low' || view === 'out' ? <ShortStock level={view} /> : null}
      {view === 'movements' ? <LocationMovements /> : null}
      {view === 'locations' ? <Locations /> : null}
    </Page>
  );
}
