import { useEffect } from 'react';
import { useFetcher, useLocation } from 'react-router';
import { wishWords } from '../../../ui/messages/wish-words.ts';
import { useHydrated } from './use-hydrated.ts';
import styles from './wish-button.module.css';

type Props = { variantId: string; locale: 'en-gb' | 'zh-cn' };

/**
 * Puts a variant on the wishlist or takes it off; who is not signed in is asked to first, and comes back. Whether it is on
 * it loads after the page, so that the page's HTML is the same for everybody.
 */
export function WishButton({ variantId, locale }: Props) {
  const words = wishWords(locale);
  const fetcher = useFetcher<{ wished?: boolean; isFull?: boolean }>({ key: `wish-${variantId}` });
  const { pathname, search } = useLocation();
  const known = useFetcher<{ variantIds: string[] }>({ key: 'wished' });
  const { load } = known;
  useEffect(() => void load(`/${locale}/account/wished`), [load, locale]);
  const isHydrated = useHydrated();
  const answered = fetcher.data?.wished;
  const isWished = answered ?? known.data?.variantIds.includes(variantId) ?? false;
  return (
    <fetcher.Form method="post" action={`/${locale}/account/wishlist`} className={styles.form}>
      <input type="hidden" name="variantId" value={variantId} />
      {isHydrated ? <input type="hidden" name="stay" value="1" /> : null}
      <input type="hidden" name="from" value={`${pathname}${search}`} />
      <button
        type="submit"
        name="intent"
        value={isWished ? 'unwish' : 'wish'}
        aria-pressed={isWished}
        className={styles.button}
        disabled={fetcher.state !== 'idle'}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M12 20.5 4.2 12.7a5 5 0 0 1 7.1-7l.7.7.7-.7a5 5 0 0 1 7.1 7Z" />
        </svg>
        {isWished ? words.wished : words.wish}
      </button>
      <output>{fetcher.data?.isFull ? words.wishFull : null}</output>
    </fetcher.Form>
  );
}
