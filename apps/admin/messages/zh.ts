import type { Messages } from './en.ts';
import { catalogZh } from './zh/catalog.ts';
import { editorZh } from './zh/editor.ts';
import { additionsZh } from './zh/additions.ts';
import { figuresZh } from './zh/figures.ts';
import { booksZh } from './zh/books.ts';
import { rulesZh } from './zh/rules.ts';
import { auditZh } from './zh/audit.ts';
import { frameZh } from './zh/frame.ts';
import { couponsZh } from './zh/coupons.ts';
import { customersZh } from './zh/customers.ts';
import { dashboardZh } from './zh/dashboard.ts';
import { fulfilmentZh } from './zh/fulfilment.ts';
import { listsZh } from './zh/lists.ts';
import { moderationZh } from './zh/moderation.ts';
import { paymentReviewsZh } from './zh/payment-reviews.ts';
import { ordersZh } from './zh/orders.ts';
import { peopleZh } from './zh/people.ts';
import { platformZh } from './zh/platform.ts';
import { picturesZh } from './zh/pictures.ts';
import { problemsZh } from './zh/problems.ts';
import { productsZh } from './zh/products.ts';
import { promotionsZh } from './zh/promotions.ts';
import { returnsZh } from './zh/returns.ts';
import { searchRulesZh } from './zh/search-rules.ts';
import { signInZh } from './zh/sign-in.ts';
import { stockZh } from './zh/stock.ts';
import { messagesZh } from './zh/messages.ts';
import { paletteZh } from './zh/palette.ts';
import { tableZh } from './zh/table.ts';
import { transferZh } from './zh/transfer.ts';
import { webhooksZh } from './zh/webhooks.ts';

/** 管理后台的全部中文文字。 */
export const zh: Messages = {
  ...frameZh,
  ...dashboardZh,
  ...signInZh,
  ...ordersZh,
  ...fulfilmentZh,
  ...promotionsZh,
  ...couponsZh,
  ...additionsZh,
  ...returnsZh,
  ...listsZh,
  ...moderationZh,
  ...paymentReviewsZh,
  ...stockZh,
  ...productsZh,
  ...picturesZh,
  ...editorZh,
  ...rulesZh,
  ...booksZh,
  ...figuresZh,
  ...catalogZh,
  ...peopleZh,
  ...customersZh,
  ...platformZh,
  ...paletteZh,
  ...tableZh,
  ...messagesZh,
  ...searchRulesZh,
  ...auditZh,
  ...transferZh,
  ...webhooksZh,
  problems: problemsZh,
};
