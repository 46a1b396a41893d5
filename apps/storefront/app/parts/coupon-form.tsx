import { useFetcher } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import type { Problem } from '../../../client/client.ts';
import { formWords } from '../../../ui/messages/form-words.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import styles from './extra-form.module.css';
import { useHydrated } from './use-hydrated.ts';

type Props = {
  coupon: AnswerOf<'order', 'getCart'>['coupon'];
  locale: string;
  /** What became of a form that was posted by the page itself, and what it said. */
  problem: Problem | undefined;
  code: string;
};

/** The coupon of a basket or order, and why it takes nothing off just now; without one, a place to put one in. */
export function CouponForm({ coupon, locale, problem: told, code }: Props) {
  const fetcher = useFetcher<{ problem?: Problem }>({ key: 'coupon' });
  const words = messagesFor(locale);
  const { coupons } = words;
  const problem = fetcher.data ? fetcher.data.problem : told;
  const why = problem ? sayProblem(problem, locale) : undefined;
  const isBusy = fetcher.state !== 'idle';
  const stay = useHydrated() ? <input type="hidden" name="stay" value="1" /> : null;
  if (coupon) {
    return (
      <fetcher.Form method="post" action="?" className={`${styles.extra} ${styles.on}`}>
        {stay}
        <p>
          <output>
            {coupons.code} <strong>{coupon.code}</strong>
          </output>
        </p>
        <button
          type="submit"
          name="intent"
          value="no-coupon"
          aria-label={`${words.remove}: ${coupon.code}`}
          disabled={isBusy}
        >
          {words.remove}
        </button>
        {coupon.reason ? <p className={styles.why}>{coupons.reasons[coupon.reason]}</p> : null}
      </fetcher.Form>
    );
  }
  return (
    <details className={styles.extra} open={why !== undefined}>
      <summary>{coupons.ask}</summary>
      <fetcher.Form method="post" action="?" className={styles.enter}>
        {stay}
        <input type="hidden" name="intent" value="coupon" />
        <input
          name="code"
          aria-label={coupons.code}
          aria-describedby={why === undefined ? undefined : 'coupon-why'}
          aria-invalid={why === undefined ? undefined : true}
          defaultValue={code}
          maxLength={60}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          required
        />
        <button type="submit" disabled={isBusy}>
          {coupons.use}
        </button>
      </fetcher.Form>
      {why === undefined ? null : (
        <p id="coupon-why" role="alert" className={styles.why}>
          {why}
        </p>
      )}
    </details>
  );
}

function sayProblem({ code, data }: Problem, locale: string): string | undefined {
  const { reasons } = messagesFor(locale).coupons;
  const reason = data?.['reason'];
  if (typeof reason === 'string' && reasons[reason] !== undefined) return reasons[reason];
  return code === 'coupon-not-found'
    ? reasons['unknown']
    : (formWords(locale).problems[code] ?? reasons['unknown']);
}
