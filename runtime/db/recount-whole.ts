import type { AuditFindingValue } from '#contracts/audit.ts';
import type { Finding } from '../tools.ts';
import type { Database } from './database.ts';

/** A timer of the transaction that runs keeps its time when it is set anew: it is stopped first. */
const patient = {
  name: 'runtime.db.patient',
  text: `select set_config('work_mem', '64MB', true), set_config('statement_timeout', '100s', true), set_config('transaction_timeout', '0', true),
     set_config('transaction_timeout', '110s', true)`,
  values: [],
};

/** Runs a room's whole audit on a connection of its own, with the patience, and the memory to join them whole, that tables of years need. */
export function recountWhole(
  db: Pick<Database, 'transaction'>,
  audit: (db: Pick<Database, 'rows'>) => Promise<Finding[]>,
): Promise<AuditFindingValue[]> {
  return db.transaction(async (transaction) => {
    await transaction.rows(patient);
    const found = await audit(transaction);
    return found.map((finding) => ({ ...finding, ids: [...finding.ids] }));
  });
}
