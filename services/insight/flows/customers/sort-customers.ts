import type { Tools } from '#runtime/tools.ts';
import { lockCustomersAfter, sortCustomers as sortSome } from '../../store/customers/profiles.ts';

const customersAtOnce = 1000;

/** Sorts every customer into the segments whose rules they fulfil today, some at a time. */
export async function sortCustomers(tools: Tools<'insight'>): Promise<void> {
  let lastId: string | undefined = '00000000-0000-0000-0000-000000000000';
  while (lastId !== undefined) {
    const [, sorted]: readonly [unknown, { lastId: string }[]] = await tools.db.flight([
      lockCustomersAfter(lastId, customersAtOnce),
      sortSome(lastId, customersAtOnce),
    ]);
    lastId = sorted[0]?.lastId;
    tools.killPoint('insight.sort-customers.after-chunk');
  }
}
