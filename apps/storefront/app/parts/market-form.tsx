import { Form, useNavigation } from 'react-router';
import type { Market } from '#contracts/markets.ts';
import type { Messages } from '../../../ui/messages/en.ts';
import styles from './market-form.module.css';

/** Where the basket is delivered and in which currency it is paid; another choice reprices it. */
export function MarketForm({ market, words }: { market: Market; words: Messages }) {
  const { state } = useNavigation();
  return (
    <Form method="post" reloadDocument className={styles.form}>
      <label htmlFor="market">{words.market}</label>
      <select id="market" name="market" key={market} defaultValue={market}>
        {(Object.keys(words.markets) as Market[]).map((name) => (
          <option key={name} value={name}>
            {words.markets[name]}
          </option>
        ))}
      </select>
      <button type="submit" name="intent" value="market" disabled={state === 'submitting'}>
        {words.changeMarket}
      </button>
    </Form>
  );
}
