import {
  useActionData,
  useFetcher,
  useLoaderData,
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  type ShouldRevalidateFunctionArgs,
} from 'react-router';
import type { Problem } from '../../../client/client.ts';
import { checkoutWords } from '../../../ui/messages/checkout-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { CheckoutSummary, StickySummary } from '../parts/checkout-summary.tsx';
import { CouponForm } from '../parts/coupon-form.tsx';
import { DetailsForm } from '../parts/details-form.tsx';
import formStyles from '../parts/form-section.module.css';
import { isLost, keepAnswer } from '../parts/keep-answer.ts';
import { useFrame } from '../parts/page-frame.tsx';
import { PaymentForm } from '../parts/payment-form.tsx';
import { PointsForm } from '../parts/points-form.tsx';
import { RepricingNote } from '../parts/repricing-note.tsx';
import { ShippingForm } from '../parts/shipping-form.tsx';
import { apiFor } from '../server/api.ts';
import { loadCheckout } from '../server/load-checkout.ts';
import { localeOf } from '../server/locale-of.ts';
import { chosenMarket } from '../server/market-of.ts';
import { placeOrder } from '../server/place-order.ts';
import { saveCheckout } from '../server/save-checkout.ts';
import styles from './checkout.module.css';

export function loader({ request, params }: LoaderFunctionArgs) {
  return loadCheckout(request, localeOf(params));
}

/** Orders, or saves what was filled in: by the `intent` of the form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const api = apiFor(request);
  return form.get('intent') === 'pay'
    ? placeOrder(api, locale, form)
    : saveCheckout(api, { locale, ...chosenMarket(request) }, form);
}

type Told = { intent: string; problem: Problem | undefined; code?: string };

export function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return keepAnswer(() => serverAction<Told>());
}

/** While nobody knows what became of a payment the page stays as it is, so that the same form goes again. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const { problem } = (actionResult ?? {}) as { problem?: Problem };
  return isLost(problem) ? false : problem !== undefined || defaultShouldRevalidate;
}

export const meta: MetaFunction = ({ params }) => {
  const locale = params['locale'] ?? '';
  const title = `${checkoutWords(locale).title} · ${messagesFor(locale).shopName}`;
  return [{ title }, { name: 'robots', content: 'noindex' }];
};

export default function Checkout() {
  const loaded = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const { locale } = useFrame();
  const shop = messagesFor(locale);
  const words = checkoutWords(locale);
  const { cart } = loaded;
  const isSaved =
    cart.email !== null &&
    cart.shippingAddress !== null &&
    !cart.missing.some((field) => field.startsWith('shippingAddress'));
  const of = (...intents: string[]) => (told && intents.includes(told.intent) ? told.problem : undefined);
  const isChoosing = useFetcher({ key: 'shipping' }).state !== 'idle';
  return (
    <>
      <h1>{words.title}</h1>
      <RepricingNote repricing={cart.repricing} locale={locale} words={shop} />
      <StickySummary cart={cart} locale={locale} words={words} />
      <div className={styles.columns}>
        <div>
          <DetailsForm loaded={loaded} locale={locale} isSaved={isSaved} problem={of('details', 'address')} />
          {isSaved ? (
            <ShippingForm cart={cart} locale={locale} words={shop} problem={of('shipping')} />
          ) : (
            <Later title={words.steps.shipping} line={words.addressFirst} id="shipping" />
          )}
        </div>
        <aside className={styles.summary} aria-label={words.summary}>
          <h2>{words.summary}</h2>
          <CheckoutSummary cart={cart} locale={locale} words={words}>
            <CouponForm
              coupon={cart.coupon}
              locale={locale}
              problem={of('coupon', 'no-coupon')}
              code={told?.code ?? ''}
            />
            <PointsForm
              cart={cart}
              free={loaded.freePoints}
              locale={locale}
              problem={of('points', 'no-points')}
            />
          </CheckoutSummary>
        </aside>
        <div className={styles.payment}>
          {isSaved && cart.missing.length === 0 ? (
            <div aria-busy={isChoosing}>
              <PaymentForm
                total={cart.totals.total}
                attemptKey={loaded.key}
                locale={locale}
                words={shop}
                problem={of('pay')}
                canPayOnDelivery={cart.canPayOnDelivery}
              />
            </div>
          ) : (
            <Later title={words.steps.payment} line={words.shippingFirst} id="payment" />
          )}
        </div>
      </div>
    </>
  );
}

/** A step that waits for the one before it. */
function Later({ title, line, id }: { title: string; line: string; id: string }) {
  return (
    <section className={formStyles.section} id={id}>
      <h2>{title}</h2>
      <p className={formStyles.closed}>{line}</p>
    </section>
  );
}
