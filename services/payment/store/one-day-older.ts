import { statement } from '#runtime/db/statement.ts';

const day = `interval '1 day'`;
const trigger = 'trigger ledger_transaction_append_only';

/** For tests: makes everything that has happened so far a day older. */
export const oneDayOlder = [
  `alter table ledger_transaction disable ${trigger}`,
  `update ledger_transaction set posted_at = posted_at - ${day}`,
  `alter table ledger_transaction enable ${trigger}`,
  `update attempt set created_at = created_at - ${day}`,
  `update reconciliation set posted_at = posted_at - ${day}`,
  `update reconciliation_case set look_at = look_at - ${day}`,
  'update ledger_closed set before_day = before_day - 1',
  ...['ledger_day', 'statement_line', 'statement_sum', 'statement_day'].flatMap((table) => [
    // There and back, since no two neighbouring days may stand in one place meanwhile.
    `update ${table} set day = day + 10000`,
    `update ${table} set day = day - 10001`,
  ]),
].map((text, index) => statement(`payment.test.one-day-older-${index}`, text)());
