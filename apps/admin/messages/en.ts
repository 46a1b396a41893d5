import { catalogEn } from './en/catalog.ts';
import { editorEn } from './en/editor.ts';
import { additionsEn } from './en/additions.ts';
import { figuresEn } from './en/figures.ts';
import { booksEn } from './en/books.ts';
import { rulesEn } from './en/rules.ts';
import { auditEn } from './en/audit.ts';
import { frameEn } from './en/frame.ts';
import { couponsEn } from './en/coupons.ts';
import { customersEn } from './en/customers.ts';
import { dashboardEn } from './en/dashboard.ts';
import { fulfilmentEn } from './en/fulfilment.ts';
import { listsEn } from './en/lists.ts';
import { moderationEn } from './en/moderation.ts';
import { paymentReviewsEn } from './en/payment-reviews.ts';
import { ordersEn } from './en/orders.ts';
import { peopleEn } from './en/people.ts';
import { platformEn } from './en/platform.ts';
import { picturesEn } from './en/pictures.ts';
import { problemsEn } from './en/problems.ts';
import { productsEn } from './en/products.ts';
import { promotionsEn } from './en/promotions.ts';
import { returnsEn } from './en/returns.ts';
import { searchRulesEn } from './en/search-rules.ts';
import { signInEn } from './en/sign-in.ts';
import { stockEn } from './en/stock.ts';
import { messagesEn } from './en/messages.ts';
import { paletteEn } from './en/palette.ts';
import { tableEn } from './en/table.ts';
import { transferEn } from './en/transfer.ts';
import { webhooksEn } from './en/webhooks.ts';

/** Every word of the admin in English; `zh.ts` has the same keys or does not compile. */
export const en = {
  ...frameEn,
  ...dashboardEn,
  ...signInEn,
  ...ordersEn,
  ...fulfilmentEn,
  ...promotionsEn,
  ...couponsEn,
  ...additionsEn,
  ...returnsEn,
  ...listsEn,
  ...moderationEn,
  ...paymentReviewsEn,
  ...stockEn,
  ...productsEn,
  ...picturesEn,
  ...editorEn,
  ...rulesEn,
  ...booksEn,
  ...figuresEn,
  ...catalogEn,
  ...peopleEn,
  ...customersEn,
  ...platformEn,
  ...paletteEn,
  ...tableEn,
  ...messagesEn,
  ...searchRulesEn,
  ...auditEn,
  ...transferEn,
  ...webhooksEn,
  problems: problemsEn,
};

export type Messages = typeof en;
