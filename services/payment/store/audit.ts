import type { Database } from '#runtime/db/database.ts';
import { statement } from '#runtime/db/statement.ts';
import type { Finding } from '#runtime/tools.ts';
import { brokenDisputes } from './broken-disputes.ts';
import { brokenDiscounts, brokenOrders } from './broken-orders.ts';
import { scopeToOrders } from './book/scope-to-orders.ts';
import { brokenReconciliation } from './reconciliation/broken-reconciliation.ts';
import { brokenReviews } from './risk/broken-reviews.ts';

/** As many rows are found of a rule at most. */
const rowsMost = 100;

type Row = { rule: string; id: string; detail: string };

/** The ledger against itself and against what attempts say was moved. */
const brokenBooks = statement<Row>(
  'payment.audit.books',
  `with moved as (
     select attempt_id,
       sum(amount_minor) filter (where why = 'capture') as captured, max(total_minor) filter (where why = 'capture') as captured_total,
       -sum(amount_minor) filter (where why = 'refund') as refunded, max(total_minor) filter (where why = 'refund') as refunded_total,
       min(currency) as first_currency, max(currency) as last_currency
     from ledger_transaction join ledger_entry using (transaction_id)
     where account = 'provider-clearing' and why in ('capture', 'refund') group by attempt_id),
   judged as (
     select attempt_id,
       captured_minor <> coalesce(captured, 0) or captured_minor <> coalesce(captured_total, 0) as is_capture_wrong,
       captured_minor || ' captured, ' || coalesce(captured, 0) || ' posted' as capture,
       refunded_minor <> coalesce(refunded, 0) or refunded_minor <> coalesce(refunded_total, 0) as is_refund_wrong,
       refunded_minor || ' refunded, ' || coalesce(refunded, 0) || ' posted' as refund,
       coalesce(first_currency <> currency or last_currency <> currency, false) as is_currency_wrong,
       first_currency || ' ' || last_currency || ', not ' || currency as currencies
     from attempt left join moved using (attempt_id)),
   wrong as (select * from judged where is_capture_wrong or is_refund_wrong or is_currency_wrong limit 100)
   (select 'a ledger transaction balances in each currency' as rule, transaction_id::text as id, sum(amount_minor) || ' ' || currency as detail
    from ledger_entry group by transaction_id, currency having sum(amount_minor) <> 0 order by transaction_id, currency limit 100)
   union all
   (select 'a ledger transaction has entries', transaction_id::text, why from ledger_transaction
    where not exists (select from ledger_entry where ledger_entry.transaction_id = ledger_transaction.transaction_id) limit 100)
   union all
   (select 'a closed day is the sum of its entries', day || ' ' || account || ' ' || provider || ' ' || currency, summed || ' summed, ' || posted || ' posted'
    from (select day, account, provider, currency, sum(summed) as summed, sum(posted) as posted
      from (select day, account, provider, currency, debit_minor - credit_minor as summed, 0 as posted from ledger_day
        union all
        select (posted_at at time zone 'UTC')::date, account, coalesce(provider, ''), currency, 0, amount_minor
        from ledger_transaction join ledger_entry using (transaction_id)
        where posted_at < (select before_day from ledger_closed)::timestamp at time zone 'UTC') as both_sides
      group by day, account, provider, currency) as days
    where summed <> posted limit 100)
   union all
   (select 'an adjustment is in the ledger', adjustment_id::text, account || ' ' || amount_minor || ' ' || currency
    from adjustment where (select count(*) from ledger_transaction join ledger_entry entry using (transaction_id)
      where ledger_transaction.adjustment_id = adjustment.adjustment_id and entry.currency = adjustment.currency
        and (entry.account, entry.amount_minor) in (('receivable', adjustment.amount_minor), (adjustment.account, -adjustment.amount_minor))
      ) <> 2 limit 100)
   union all
   select 'what was captured is in the ledger', attempt_id::text, capture from wrong where is_capture_wrong
   union all
   select 'what was refunded is in the ledger', attempt_id::text, refund from wrong where is_refund_wrong
   union all
   select 'money is posted in the currency of its attempt', attempt_id::text, currencies from wrong where is_currency_wrong`,
);

/** What attempts and refunds must be, whatever the provider does. */
const brokenStates = statement<Row>(
  'payment.audit.states',
  `(select 'only a captured attempt holds money' as rule, attempt_id::text as id, state || ' with ' || captured_minor as detail
    from attempt where (captured_minor > 0) <> (state = 'captured') limit 100)
   union all
   (select 'refunds asked for are within what was captured', attempt_id::text, sum(r.amount_minor) || ' asked back of ' || a.captured_minor
    from refund r join attempt a using (attempt_id) where r.state <> 'failed'
    group by attempt_id, a.captured_minor having sum(r.amount_minor) > a.captured_minor limit 100)
   union all
   (select 'captures asked for are within what was held', attempt_id::text, sum(c.amount_minor) || ' asked of ' || a.amount_minor
    from capture c join attempt a using (attempt_id) where c.state <> 'failed'
    group by attempt_id, a.amount_minor having sum(c.amount_minor) > a.amount_minor limit 100)
   union all
   (select 'captures that succeeded are among what was captured', attempt_id::text, sum(c.amount_minor) || ' done, ' || a.captured_minor || ' captured'
    from capture c join attempt a using (attempt_id) where c.state = 'succeeded'
    group by attempt_id, a.captured_minor having sum(c.amount_minor) > a.captured_minor limit 100)
   union all
   (select 'refunds that succeeded are among what was refunded', attempt_id::text, sum(r.amount_minor) || ' done, ' || a.refunded_minor || ' refunded'
    from refund r join attempt a using (attempt_id) where r.state = 'succeeded'
    group by attempt_id, a.refunded_minor having sum(r.amount_minor) > a.refunded_minor limit 100)`,
);

/** What is done in time while the provider answers; a person is told of what is not. */
const overdue = statement<Row>(
  'payment.audit.overdue',
  `(select 'an order is paid by one attempt' as rule, order_id::text as id, count(*) || ' attempts hold money' as detail
    from attempt where captured_minor > refunded_minor + disputed_minor and not is_cancelled and updated_at < now() - interval '60 seconds'
    group by order_id having count(*) > 1 limit 100)
   union all
   (select 'a cancelled attempt keeps no money', attempt_id::text, (captured_minor - refunded_minor - disputed_minor) || ' kept'
    from attempt where is_cancelled and captured_minor > refunded_minor + disputed_minor and updated_at < now() - interval '60 seconds' limit 100)
   union all
   (select 'a cancelled attempt is let go of', attempt_id::text, state
    from attempt where is_cancelled and state in ('pending', 'authorised') and updated_at < now() - interval '60 seconds' limit 100)
   union all
   (select 'what is held and not wanted is let go of', attempt_id::text, amount_minor - captured_minor - voided_minor || ' held'
    from attempt where (is_cancelled or is_released) and is_held and state in ('authorised', 'captured')
      and captured_minor + voided_minor < amount_minor and updated_at < now() - interval '2 minutes' limit 100)
   union all
   (select 'a capture is sent', capture_id::text, 'pending since ' || created_at
    from capture where state = 'pending' and created_at < now() - interval '2 minutes' limit 100)
   union all
   (select 'an outcome becomes known', attempt_id::text, state
    from attempt where state in ('new', 'unknown') and sent_at < now() - interval '2 minutes' limit 100)
   union all
   (select 'a refund is sent', refund_id::text, 'pending since ' || created_at
    from refund where state = 'pending' and created_at < now() - interval '2 minutes' limit 100)
   union all
   (select 'a refused refund is made good', refund_id::text, r.amount_minor || ' ' || a.currency || ' refused: ' || r.refused_code
    from refund r join attempt a using (attempt_id)
    where r.state = 'failed' and a.refunded_minor + a.disputed_minor < a.captured_minor
      and a.refunded_minor < r.refunded_when_refused_minor + r.amount_minor limit 100)`,
);

/** What must hold of the payment tables; each row found is one rule that does not, and for which id. */
export async function auditPayment(db: Pick<Database, 'rows'>): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const rules of [
    brokenBooks,
    brokenOrders,
    brokenDiscounts,
    brokenStates,
    overdue,
    brokenDisputes,
    brokenReconciliation,
    brokenReviews,
  ])
    found.push(...tellFound(await db.rows(rules())));
  return found;
}

/** The rules of attempts and books, of some orders only: each is the same text as when all is counted anew. */
export async function auditSomePayments(
  db: Pick<Database, 'rows'>,
  orderIds: readonly string[],
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const rules of [brokenBooks, brokenOrders, brokenDiscounts, brokenStates, overdue])
    found.push(...tellFound(await db.rows(scopeToOrders(rules(), orderIds))));
  return found;
}

/** A finding for each row of one kind. A kind with so many rows may have more, of any of its rules. */
function tellFound(rows: readonly Row[]): Finding[] {
  const more = rows.length >= rowsMost ? { isCutOff: true } : {};
  return rows.map(({ rule, id, detail }) => ({ rule, ids: [id], detail, ...more }));
}
