import { useState } from 'react';
import { useFetcher } from 'react-router';
import type { AnswerOf } from '#contracts/services.ts';
import type { Problem } from '../../../client/client.ts';
import { formatMoney, languageTag } from '../../../ui/format.ts';
import { accountWords } from '../../../ui/messages/account-words.ts';
import { pointsWords } from '../../../ui/messages/points-words.ts';
import { FormNote } from './checked-form.tsx';
import styles from './extra-form.module.css';
import { useHydrated } from './use-hydrated.ts';

type Props = {
  cart: AnswerOf<'order', 'getCart'>;
  /** Points that the customer may spend. */
  free: number;
  locale: string;
  problem: Problem | undefined;
};

/** Spends points on the goods: how many there are, what they are worth, how many to use, what is left to pay, and undo. */
export function PointsForm({ cart, free, locale, problem: told }: Props) {
  const fetcher = useFetcher<{ problem?: Problem }>({ key: 'points' });
  const words = pointsWords(locale);
  const { wanted, spent, most, worth } = cart.points;
  const usable = Math.min(free, most);
  const [typed, setTyped] = useState<number>();
  const isHydrated = useHydrated();
  if (worth.amountMinor === 0 || (usable === 0 && wanted === 0)) return null;
  const problem = fetcher.data ? fetcher.data.problem : told;
  const isTooMany = problem?.code === 'amount-exceeds';
  const isBusy = fetcher.state !== 'idle';
  const count = (points: number) => new Intl.NumberFormat(languageTag(locale)).format(points);
  const money = (points: number) =>
    formatMoney({ ...worth, amountMinor: worth.amountMinor * points }, locale);
  const stay = isHydrated ? <input type="hidden" name="stay" value="1" /> : null;
  const chosen = Math.min(Math.max(0, typed ?? usable), usable);
  return (
    <section className={styles.extra} aria-label={words.title}>
      {isTooMany ? (
        <p role="alert" className={styles.why}>
          {words.tooMany(count(Number(problem.data?.['freePoints'] ?? free)))}
        </p>
      ) : (
        <FormNote problem={problem} />
      )}
      {wanted > 0 ? (
        <fetcher.Form method="post" className={styles.on}>
          {stay}
          <p>
            <output>
              {words.used(count(spent), money(spent))}{' '}
              <strong>{words.left(formatMoney(cart.totals.total, locale))}</strong>
            </output>
          </p>
          <button type="submit" name="intent" value="no-points" disabled={isBusy}>
            {words.undo}
          </button>
        </fetcher.Form>
      ) : (
        <fetcher.Form method="post" className={styles.enter}>
          {stay}
          <p>{words.balance(accountWords(locale).pointsCount(count(free)), money(free))}</p>
          <label htmlFor="points">{words.howMany}</label>
          <input
            id="points"
            name="points"
            type="number"
            inputMode="numeric"
            min={1}
            max={usable}
            step={1}
            required
            defaultValue={usable}
            onChange={(event) => setTyped(event.currentTarget.valueAsNumber || 0)}
            aria-describedby="points-hint"
          />
          <button type="submit" name="intent" value="points" disabled={isBusy}>
            {words.use}
          </button>
          <small id="points-hint">
            {isHydrated ? <output>{words.takesOff(money(chosen))} · </output> : null}
            {words.most(count(most))}
          </small>
        </fetcher.Form>
      )}
    </section>
  );
}
