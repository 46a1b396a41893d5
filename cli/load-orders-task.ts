import { answerTask } from './local/start/run-task.ts';
import { connect } from './remote/connect.ts';
import { mixStates } from './remote/demo/mix-states.ts';
import { shopAsCustomer } from './remote/demo/shop-as-customer.ts';
import { loadRecentOrders } from './remote/replay/load-recent-orders.ts';

type Account = { email: string; password: string };
/** The running shop, who imports, who shops, and where to keep how far it is. */
export type OrdersInput = { url: string; file: string; importer: Account; shopper: Account };

// Run by the first start when the shop is up.
await answerTask<OrdersInput, null>(async ({ url, file, importer, shopper }, tell) => {
  const staff = await connect(url, importer);
  await loadRecentOrders(staff.client, { url, file, tell });
  await mixStates(staff.client);
  const customer = await connect(url, shopper);
  await shopAsCustomer(customer.client, staff.client, shopper.email);
  await customer.end();
  await staff.end();
  return null;
});
