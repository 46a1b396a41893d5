import { useEffect, useRef } from 'react';
import {
  Form,
  Link,
  NavLink,
  Outlet,
  useLoaderData,
  useLocation,
  type LoaderFunctionArgs,
  type MetaFunction,
} from 'react-router';
import { accountWords } from '../../../../ui/messages/account-words.ts';
import { messagesFor } from '../../../../ui/messages/messages-for.ts';
import { proofWords } from '../../../../ui/messages/proof-words.ts';
import { useFrame } from '../../parts/page-frame.tsx';
import { apiFor } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { ownAnswer } from '../../server/own-answer.ts';
import styles from './account-frame.module.css';

const pages = [
  'orders',
  'addresses',
  'wishlist',
  'reviews',
  'points',
  'email',
  'privacy',
  'sessions',
] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const profile = ownAnswer(await apiFor(request).user.getProfile({}), request, locale);
  return { name: profile.name, isEmailProved: profile.isEmailProved };
}

export const meta: MetaFunction = ({ params, location }) => {
  const words = accountWords(params['locale'] ?? '');
  const [, , , name] = location.pathname.split('/');
  const page = pages.find((each) => each === name) ?? 'orders';
  return [
    { title: `${words.pages[page]} · ${messagesFor(params['locale'] ?? '').shopName}` },
    { name: 'robots', content: 'noindex' },
  ];
};

/** The ways between the pages of the account, beside the page that is open. */
export default function AccountFrame() {
  const { name, isEmailProved } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  const { locale } = useFrame();
  const words = accountWords(locale);
  const ways = useRef<HTMLElement>(null);
  // On a phone they stand in one row, which may begin left of the open one.
  useEffect(() => {
    const open = ways.current?.querySelector(`[href="${pathname}"]`);
    open?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'instant' });
  }, [pathname]);
  const emailPath = `/${locale}/account/email`;
  return (
    <div className={styles.account}>
      <aside className={styles.side}>
        <p className={styles.hello}>{words.hello(name)}</p>
        <nav aria-label={words.title} ref={ways}>
          <ul>
            {pages.map((page) => (
              <li key={page}>
                <NavLink
                  to={page === 'orders' ? `/${locale}/account` : `/${locale}/account/${page}`}
                  end={page === 'orders'}
                >
                  {words.pages[page]}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <Form method="post" action={`/${locale}/account/sign-out`}>
          <button type="submit" className={styles.out}>
            {words.signOut}
          </button>
        </Form>
      </aside>
      <div className={styles.page}>
        {isEmailProved || pathname === emailPath ? null : (
          <div className={styles.notice}>
            <p>{proofWords(locale).notice}</p>
            <Link to={emailPath}>{proofWords(locale).noticeAct}</Link>
          </div>
        )}
        <Outlet />
      </div>
    </div>
  );
}
