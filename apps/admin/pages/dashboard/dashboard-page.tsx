import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { usePermissions } from '../../api/use-permissions.ts';
import type { Market } from '#contracts/markets.ts';
import { useLanguage } from '../../language/use-language.ts';
import { marketNames } from '../../parts/market-currencies.ts';
import { Page } from '../../parts/page.tsx';
import { storedMarket, storeMarket } from '../../parts/stored-market.ts';
import { AttentionList } from './attention-list.tsx';
import styles from './dashboard.module.css';
import { Figures } from './figures.tsx';

const periods = [1, 7, 28, 90] as const;

/** The first screen of the day: what waits for a person, and how the shop does in a market. */
export function DashboardPage() {
  const { words } = useLanguage();
  const text = words.dashboard;
  const may = usePermissions();
  const [parameters, setParameters] = useSearchParams();
  const days = periods.find((each) => String(each) === parameters.get('days')) ?? 28;
  const market = marketNames.find((each) => each === parameters.get('market')) ?? storedMarket();
  const choose = (chosen: { days?: string; market?: string }) =>
    setParameters({ days: String(days), market, ...chosen }, { replace: true });
  const chooseMarket = (chosen: Market) => {
    storeMarket(chosen);
    choose({ market: chosen });
  };
  return (
    <Page title={text.title}>
      <AttentionList />
      {may('reports.read') ? (
        <section aria-labelledby="figures">
          <Group justify="space-between" align="flex-end" mb="sm">
            <h2 id="figures" className={styles['title']}>
              {text.figures}
            </h2>
            <Group align="flex-end" gap="sm">
              <NativeSelect
                label={text.market}
                value={market}
                onChange={(event) => chooseMarket(event.currentTarget.value as Market)}
                data={marketNames.map((each) => ({ value: each, label: words.product.markets[each] }))}
              />
              <SegmentedControl
                aria-label={text.period}
                value={String(days)}
                onChange={(chosen) => choose({ days: chosen })}
                data={periods.map((each) => ({ value: String(each), label: text.periods[each] }))}
              />
            </Group>
          </Group>
          <Figures market={market} days={days} />
          <p>
            <Link to="/reports">{text.moreFigures}</Link>
          </p>
        </section>
      ) : null}
    </Page>
  );
}
