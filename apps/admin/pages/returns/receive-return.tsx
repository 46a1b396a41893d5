import { NativeSelect, Radio, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import type { ReturnValue } from '#contracts/order/return.ts';
import type { InputTo } from '#contracts/services.ts';
import { useReceiveReturn } from '../../api/use-returns.ts';
import { useLanguage } from '../../language/use-language.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { countOf, type Counts } from '../../parts/counts.ts';
import { DialogForm } from '../../parts/dialog-form.tsx';
import { QuantityLines } from '../../parts/quantity-lines.tsx';
import { useAnnounce } from '../../parts/use-announce.ts';
import { useFaultAt } from '../../parts/use-fault-at.ts';

type Received = InputTo<'order', 'receiveReturn'>['lines'][number];
type Judged = Pick<Received, 'condition' | 'goods'>;

/** Notes what arrived of an approved return; then its money is given back, or the same goods are sent again. */
export function ReceiveReturn({ value }: { value: ReturnValue }) {
  const { words } = useLanguage();
  const text = words.returns;
  return (
    <ActionDialog label={text.receive} title={text.receiveTitle(value.number)} isLastTime size="xs">
      {(ways) => <ReceiveForm value={value} {...ways} />}
    </ActionDialog>
  );
}

type ReceiveFormProps = { value: ReturnValue; leave: () => void; finish: () => void };

function ReceiveForm({ value, leave, finish }: ReceiveFormProps) {
  const { words } = useLanguage();
  const text = words.returns;
  const announce = useAnnounce();
  const [counts, setCounts] = useState<Counts>(() =>
    Object.fromEntries(value.lines.map(({ lineId, quantity }) => [lineId, quantity])),
  );
  const [judged, setJudged] = useState<Readonly<Record<string, Judged>>>({});
  const [outcome, setOutcome] = useState(value.wanted);
  const receive = useReceiveReturn(value.orderId);
  const faultAt = useFaultAt(receive.error);
  const judgedOf = (lineId: string): Judged => judged[lineId] ?? { condition: 'as-new', goods: 'restock' };
  const judge = (lineId: string, change: Partial<Judged>) => {
    const next = { ...judgedOf(lineId), ...change };
    // What is damaged is not sold again.
    setJudged({ ...judged, [lineId]: next.condition === 'damaged' ? { ...next, goods: 'scrap' } : next });
  };
  const lines = value.lines.map(({ lineId }) => ({
    lineId,
    quantity: countOf(counts, lineId),
    ...judgedOf(lineId),
  }));
  const submit = () =>
    receive.mutate(
      { returnId: value.returnId, outcome, lines },
      {
        onSuccess: () => {
          announce(text.received(value.number));
          finish();
        },
      },
    );
  return (
    <DialogForm
      onSubmit={submit}
      onCancel={leave}
      submitLabel={text.outcomeDo[outcome]}
      isBusy={receive.isPending}
      error={receive.error}
      fieldPaths={lines.flatMap((_, index) => [`/lines/${index}/quantity`, `/lines/${index}/goods`])}
    >
      <Stack>
        <QuantityLines
          lines={value.lines.map(({ lineId, title, quantity }) => ({ lineId, title, most: quantity }))}
          counts={counts}
          onCount={setCounts}
          faultOf={(lineId) => {
            const index = lines.findIndex((line) => line.lineId === lineId);
            return faultAt(`/lines/${index}/quantity`) ?? faultAt(`/lines/${index}/goods`);
          }}
          renderMore={({ lineId, title }) => (
            <Judgement title={title} value={judgedOf(lineId)} onJudge={(change) => judge(lineId, change)} />
          )}
        />
        <Radio.Group
          label={text.outcome}
          value={outcome}
          onChange={(chosen) => setOutcome(chosen === 'exchange' ? 'exchange' : 'refund')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="refund" label={text.outcomes.refund} description={text.outcomeHints.refund} />
            <Radio value="exchange" label={text.outcomes.exchange} description={text.outcomeHints.exchange} />
          </Stack>
        </Radio.Group>
      </Stack>
    </DialogForm>
  );
}

type JudgementProps = { title: string; value: Judged; onJudge: (change: Partial<Judged>) => void };

function Judgement({ title, value, onJudge }: JudgementProps) {
  const { words } = useLanguage();
  const text = words.returns;
  const options = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([code, label]) => ({ value: code, label }));
  return (
    <SimpleGrid cols={2} spacing="xs">
      <NativeSelect
        aria-label={text.conditionOf(title)}
        value={value.condition}
        onChange={(event) => onJudge({ condition: event.currentTarget.value as Judged['condition'] })}
        data={options(text.conditions)}
      />
      <NativeSelect
        aria-label={text.goodsOf(title)}
        value={value.goods}
        disabled={value.condition === 'damaged'}
        onChange={(event) => onJudge({ goods: event.currentTarget.value as Judged['goods'] })}
        data={options(text.goods)}
      />
    </SimpleGrid>
  );
}
