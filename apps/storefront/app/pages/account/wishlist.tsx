import {
  data,
  Link,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { messagesFor } from '../../../../ui/messages/messages-for.ts';
import { FormNote } from '../../parts/checked-form.tsx';
import { EmptyNote } from '../../parts/empty-note.tsx';
import { MoreLink } from '../../parts/more-link.tsx';
import { useFrame } from '../../parts/page-frame.tsx';
import { UndoWish } from '../../parts/undo-wish.tsx';
import { WishCard } from '../../parts/wish-card.tsx';
import { answerProblem } from '../../server/answer-problem.ts';
import { apiFor } from '../../server/api.ts';
import { changeWishlist } from '../../server/change-wishlist.ts';
import { localeOf } from '../../server/locale-of.ts';
import { marketOf } from '../../server/market-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-lists.module.css';

const pageSize = 24;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const api = apiFor(request);
  const { items } = ownAnswer(await api.user.getWishlist({}), request, locale);
  const from = Math.max(0, Number(new URL(request.url).searchParams.get('cursor') ?? 0) || 0);
  const page = items.slice(from, from + pageSize);
  const nextCursor = from + pageSize < items.length ? String(from + pageSize) : null;
  if (page.length === 0) return { wishes: [], nextCursor: null };
  const variantIds = page.map(({ variantId }) => variantId).join(',');
  const market = marketOf(request, locale);
  const listed = await api.catalog.listVariants({ variantIds, locale, market });
  const { variants } = ownAnswer(listed, request, locale);
  const known = new Map(variants.map((variant) => [variant.variantId, variant]));
  const wishes = page.map(({ variantId }) => ({ variantId, variant: known.get(variantId) ?? null }));
  return { wishes, nextCursor };
}

/** Adds, removes, puts back, or moves to the basket: by the `intent` of the form; product pages send theirs here too. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const changed = await changeWishlist(request, locale);
  if ('leadTo' in changed) return redirect(changed.leadTo, { headers: changed.headers });
  if ('refused' in changed) {
    if (changed.refused.problem.code === 'limit-reached')
      return data({ isFull: true, problem: changed.refused.problem }, { status: 409 });
    return answerProblem(changed.refused);
  }
  return data({ ...changed.told, problem: undefined }, { headers: changed.headers });
}

type Told = Partial<{ removedId: string; movedId: string; title: string }> & {
  problem?: React.ComponentProps<typeof FormNote>['problem'];
};

/** What the customer wishes for, with the way into the basket. */
export default function Wishlist() {
  const { wishes, nextCursor } = useLoaderData<typeof loader>();
  const told = useActionData<Told>();
  const { locale } = useFrame();
  const words = accountWords(locale);
  return (
    <>
      <h1>{words.pages.wishlist}</h1>
      <FormNote problem={told?.problem} />
      {told?.movedId ? (
        <div className={styles.note}>
          <p>
            <output>{words.movedToCart(told.title ?? '')}</output>
          </p>
          <Link to={`/${locale}/cart`} className={styles.act}>
            {messagesFor(locale).cart}
          </Link>
        </div>
      ) : null}
      {told?.removedId ? <UndoWish variantId={told.removedId} words={words} /> : null}
      {wishes.length === 0 ? (
        <EmptyNote
          title={words.noWishes}
          hint={words.noWishesHint}
          to={`/${locale}/search`}
          label={messagesFor(locale).goShopping}
        />
      ) : (
        <ul className={`${styles.cards} ${styles.pairs}`}>
          {wishes.map(({ variantId, variant }) => (
            <WishCard key={variantId} variantId={variantId} variant={variant} locale={locale} words={words} />
          ))}
        </ul>
      )}
      <MoreLink cursor={nextCursor} label={words.more} />
    </>
  );
}
