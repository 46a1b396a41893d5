import { useEffect, useState } from 'react';
import { Link, useFetchers, useNavigation } from 'react-router';
import { createClient } from '../../../client/client.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { Icon } from './icon.tsx';
import styles from './cart-link.module.css';

/** The way to the basket. Its count loads after the page, so that the page's HTML is the same for everybody. */
export function CartLink({ locale }: { locale: 'en-gb' | 'zh-cn' }) {
  const words = messagesFor(locale);
  const [count, setCount] = useState<number>();
  const { state } = useNavigation();
  const fetchers = useFetchers();
  const isIdle = state === 'idle' && fetchers.length === 0;
  useEffect(() => {
    if (!isIdle) return;
    const stop = new AbortController();
    createClient({ baseUrl: '' })
      .order.countCart({}, { signal: stop.signal })
      .then(
        (reply) => setCount(reply.isOk ? reply.answer.itemCount : undefined),
        () => setCount(undefined),
      );
    return () => stop.abort();
  }, [isIdle]);
  return (
    <Link
      to={`/${locale}/cart`}
      className={styles.link}
      aria-label={count ? words.cartCount(count) : words.cart}
    >
      <Icon name="bag" />
      <span className={styles.name}>{words.cart}</span>
      {count ? <span className={styles.count}>{count}</span> : null}
    </Link>
  );
}
