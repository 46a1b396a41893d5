import { Badge } from '@mantine/core';
import { Link } from 'react-router';
import type { ReturnValue } from '#contracts/order/return.ts';
import { useLanguage } from '../../language/use-language.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { ReturnActions } from './return-actions.tsx';
import { ReturnLines } from './return-lines.tsx';
import styles from './return-card.module.css';

const colours: Record<ReturnValue['state'], string> = {
  requested: 'warn',
  approved: 'warn',
  refused: 'bad',
  expired: 'soft',
  received: 'warn',
  closed: 'good',
};

/** One return of an order with what its state asks of staff. */
export function ReturnCard({ value }: { value: ReturnValue }) {
  const { words } = useLanguage();
  const text = words.returns;
  const { number, state, wanted, outcome, answer, dueAt, requestedAt, exchangeOrderId } = value;
  return (
    <article className={styles['card']} aria-label={text.one(number)}>
      <div className={styles['head']}>
        <h3>{text.one(number)}</h3>
        <Badge variant="light" color={colours[state]}>
          {text.states[state]}
        </Badge>
      </div>
      <ReturnLines lines={value.lines} />
      <Facts
        facts={[
          { name: text.requestedAt, value: <Moment at={requestedAt} /> },
          { name: outcome ? text.outcome : text.wanted, value: text.outcomes[outcome ?? wanted] },
          ...(answer ? [{ name: text.answer, value: answer }] : []),
          ...(dueAt ? [{ name: text.dueAt[state] ?? text.due, value: <Moment at={dueAt} /> }] : []),
          ...(exchangeOrderId
            ? [
                {
                  name: text.exchange,
                  value: <Link to={`/orders/${exchangeOrderId}`}>{text.exchangeLink}</Link>,
                },
              ]
            : []),
        ]}
      />
      <ReturnActions value={value} />
    </article>
  );
}
