import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Market } from '#contracts/markets.ts';
import { isConflict } from '../../api/is-conflict.ts';
import { useMarketRules, usePutMarketRules, type MarketRules, type Rules } from '../../api/use-rules.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Answer } from '../../parts/answer.tsx';
import { Overtaken } from '../../parts/overtaken.tsx';
import { ProblemNote } from '../../parts/problem-note.tsx';
import { SaveBar } from '../../parts/save-bar.tsx';
import { TableSkeleton } from '../../parts/table-skeleton.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { marketNames } from '../../parts/market-currencies.ts';
import { isSame } from '../product/merge-drafts.ts';
import { ExampleBasket } from './example-basket.tsx';
import { MethodPart } from './method-part.tsx';
import { UndoRules } from './undo-rules.tsx';
import { ZonePart } from './zone-part.tsx';

/** The zones and the methods of a market. */
export function DeliveryView() {
  const { words } = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const market = marketNames.find((name) => name === parameters.get('market')) ?? 'gb';
  const query = useMarketRules(market);
  return (
    <>
      <NativeSelect
        label={words.product.market}
        mb="md"
        maw={320}
        value={market}
        onChange={(event) => setParameters({ view: 'delivery', market: event.currentTarget.value })}
        data={marketNames.map((name) => ({ value: name, label: words.product.markets[name] }))}
      />
      <Answer query={query} skeleton={<TableSkeleton rows={6} />}>
        {(found) => <RulesForm key={market} market={market} found={found} />}
      </Answer>
    </>
  );
}

type Base = Pick<MarketRules, 'version' | 'rules'>;

function RulesForm({ market, found }: { market: Market; found: MarketRules }) {
  const { words } = useLanguage();
  const text = words.rules;
  const announce = useAnnounce();
  const [base, setBase] = useState<Base>(found);
  const [rules, setRules] = useState<Rules>(found.rules);
  const put = usePutMarketRules();
  const isDirty = !isSame(rules, base.rules);
  const take = (theirs: Base) => {
    setBase(theirs);
    setRules(theirs.rules);
    put.reset();
  };
  if (!isDirty && found.version > base.version) take(found);
  const save = (version: number) =>
    put.mutate(
      { market, version, rules },
      {
        onSuccess: (saved) => {
          take(saved);
          announce(text.saved);
        },
      },
    );
  return (
    <>
      <Overtaken
        error={put.error}
        seen={{ ...base.rules, version: base.version }}
        newest={{ ...found.rules, ...found }}
        names={{ zones: text.zones, methods: text.methods, taxZones: text.taxZones }}
        onKeep={save}
        onTake={() => take(found)}
      />
      {put.error !== null && !isConflict(put.error) ? <ProblemNote error={put.error} /> : null}
      <ExampleBasket market={market} rules={rules} />
      <ZonePart rules={rules} onChange={setRules} />
      <MethodPart market={market} rules={rules} onChange={setRules} />
      {isDirty ? null : <UndoRules market={market} version={base.version} onDone={take} />}
      <SaveBar
        isDirty={isDirty}
        isBusy={put.isPending}
        onSave={() => save(base.version)}
        onDiscard={() => take(base)}
      />
    </>
  );
}
