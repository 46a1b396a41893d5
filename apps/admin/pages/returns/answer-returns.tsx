import type { ReturnValue } from '#contracts/order/return.ts';
import { ask } from '../../api/ask.ts';
import { api } from '../../api/client.ts';
import { useRefreshOrder } from '../../api/use-refresh-order.ts';
import { useLanguage } from '../../language/use-language.ts';
import { DecideMany } from '../../parts/bulk/decide-many.tsx';
import type { Bulk } from '../../parts/bulk/use-bulk.ts';
import { returnName } from './return-name.ts';

type AnswerReturnsProps = {
  decision: 'approve' | 'refuse';
  chosen: readonly ReturnValue[];
  run: Bulk['run'];
};

/** Approves or refuses the chosen returns, each with a result of its own; a refusal has a reason. */
export function AnswerReturns({ decision, chosen, run }: AnswerReturnsProps) {
  const { words } = useLanguage();
  const text = words.returns;
  const refresh = useRefreshOrder();
  const answer = async (reason: string) => {
    await run(chosen, {
      keyOf: ({ returnId }) => returnId,
      nameOf: (value) => returnName(value, text),
      do: async ({ returnId }) => {
        const told = decision === 'refuse' ? { reason } : {};
        await ask(api.order.answerReturn({ returnId, decision, ...told }));
        return {};
      },
    });
    await Promise.all([...new Set(chosen.map(({ orderId }) => orderId))].map(refresh));
  };
  return (
    <DecideMany
      text={text.many[decision]}
      count={chosen.length}
      {...(decision === 'refuse' ? { reasonLabel: text.refuseReason } : {})}
      onDecide={answer}
    />
  );
}
