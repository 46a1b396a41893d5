import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CartLine } from '../parts/cart-line.tsx';
import { CouponForm } from '../parts/coupon-form.tsx';
import { GiftLines } from '../parts/gift-lines.tsx';
import { FreeDeliveryHint } from '../parts/free-delivery-hint.tsx';
import { MarketForm } from '../parts/market-form.tsx';
import { useFrame } from '../parts/page-frame.tsx';
import { RepricingNote } from '../parts/repricing-note.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { TakenOut } from '../parts/taken-out.tsx';
import { TotalsTable } from '../parts/totals-table.tsx';
import { addToCart } from '../server/add-to-cart.ts';
import { chooseMarket } from '../server/choose-market.ts';
import { apiFor, passCookies } from '../server/api.ts';
import { changeCoupon } from '../server/change-coupon.ts';
import { fieldOf } from '../server/field-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { chosenMarket } from '../server/market-of.ts';
import { readTakenOut, takenOutQuery } from '../server/taken-out.ts';
import styles from './cart.module.css';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const reply = await apiFor(request).order.getCart({ locale, ...chosenMarket(request) });
  return { cart: reply.isOk ? reply.answer : null, takenOut: readTakenOut(request) };
}

/**
 * Adds a line (from a product page, or back after it was taken out), sets the quantity of one (0 takes it out), chooses a
 * market, or notes that changed prices were seen. A page that stays where it is asks with `?drawer` and is told the basket;
 * else the way leads to the basket's page.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  const intent = form.get('intent');
  if (intent === 'repricing-seen') {
    const seen = await api.order.setCartDetails({
      locale,
      ...chosenMarket(request),
      repricingSeen: true,
    });
    if (!seen.isOk) return data({ problem: seen.problem }, { status: seen.problem.status || 503 });
    return redirect(`/${locale}/cart`);
  }
  if (intent === 'market') {
    const chosen = await chooseMarket(request, fieldOf(form, 'market'));
    if ('problem' in chosen) return data(chosen, { status: chosen.problem.status || 503 });
    return redirect(`/${locale}/cart`, chosen);
  }
  if (intent === 'coupon' || intent === 'no-coupon') return changeCoupon(api, form, `/${locale}/cart`);
  const variantId = fieldOf(form, 'variantId');
  const quantity = Number(form.get('quantity'));
  const key = fieldOf(form, 'key') || crypto.randomUUID();
  const isAdding = intent === 'add';
  const reply = isAdding
    ? await addToCart(api, { locale, ...chosenMarket(request) }, { variantId, quantity }, key)
    : await api.order.setLineQuantity({ variantId, quantity });
  if (!reply.isOk) return data({ problem: reply.problem }, { status: reply.problem.status || 503 });
  const headers = passCookies(reply.headers);
  if (new URL(request.url).searchParams.has('drawer')) {
    return data({ cart: reply.answer, variantId, added: isAdding ? quantity : 0 }, { headers });
  }
  const before = fieldOf(form, 'before');
  const note = !isAdding && quantity === 0 && before !== '' ? `?${takenOutQuery(variantId, before)}` : '';
  return redirect(`/${locale}/cart${note}`, { headers });
}

export const meta: MetaFunction = ({ params }) => {
  const words = messagesFor(params['locale'] ?? '');
  return [{ title: `${words.cart} · ${words.shopName}` }, { name: 'robots', content: 'noindex' }];
};

export default function Cart() {
  const { cart, takenOut } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const isOfCoupon = sent !== undefined && 'code' in sent;
  const ofCoupon = isOfCoupon ? sent.problem : undefined;
  const problem = sent && 'problem' in sent && !isOfCoupon ? sent.problem : null;
  const { locale } = useFrame();
  const words = messagesFor(locale);
  return (
    <>
      <h1>{words.cart}</h1>
      <ProblemNote problem={problem ?? null} words={words} />
      <RepricingNote repricing={cart?.repricing} locale={locale} words={words} />
      {takenOut ? <TakenOut {...takenOut} words={words} /> : null}
      {cart && cart.lines.length > 0 ? (
        <div className={styles.columns}>
          <ul className={styles.lines}>
            {cart.lines.map((line) => (
              <CartLine key={line.variantId} line={line} locale={locale} words={words} />
            ))}
            <GiftLines gifts={cart.gifts} locale={locale} words={words} />
          </ul>
          <aside className={styles.summary}>
            <CouponForm
              coupon={cart.coupon}
              locale={locale}
              problem={ofCoupon}
              code={isOfCoupon ? sent.code : ''}
            />
            <MarketForm market={cart.market} words={words} />
            <FreeDeliveryHint goods={cart.totals.goods} />
            <TotalsTable totals={cart.totals} locale={locale} hasShipping={cart.shippingMethod !== null} />
            <Link to={`/${locale}/checkout`} className={styles.checkout}>
              {words.checkout}
            </Link>
          </aside>
        </div>
      ) : (
        <div className={styles.empty}>
          <p>{words.cartEmpty}</p>
          <Link to={`/${locale}`} className={styles.checkout}>
            {words.goShopping}
          </Link>
        </div>
      )}
    </>
  );
}
