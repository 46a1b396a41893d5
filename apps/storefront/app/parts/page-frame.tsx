import {
  data,
  Outlet,
  useNavigation,
  useRouteLoaderData,
  type HeadersFunction,
  type LoaderFunctionArgs,
} from 'react-router';
import { apiFor } from '../server/api.ts';
import { localeOf } from '../server/locale-of.ts';
import { marketOf } from '../server/market-of.ts';
import { wholeFrame } from '../server/shared-page.ts';
import { throwProblem } from '../server/throw-problem.ts';
import { messagesFor } from '../../../ui/messages/messages-for.ts';
import { FrameError } from './frame-error.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import styles from './page-frame.module.css';

/** The market whose prices are shown, the categories, which every page's header shows, and its terms, which a page can do without. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const market = marketOf(request, locale);
  const api = apiFor(request);
  const [tree, terms] = await Promise.all([
    api.catalog.listCategories({ locale }),
    api.order.getTerms({ locale, market }),
  ]);
  if (!tree.isOk) throwProblem(tree.problem);
  const frame = {
    locale,
    market,
    categories: tree.answer.categories,
    terms: terms.isOk ? terms.answer : null,
  };
  return data(frame, terms.isOk ? { headers: wholeFrame } : {});
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/** A new page of the same language need not ask for the categories again; another market loads the document anew. */
export function shouldRevalidate({
  currentParams,
  nextParams,
}: {
  currentParams: { locale?: string };
  nextParams: { locale?: string };
}) {
  return currentParams.locale !== nextParams.locale;
}

type Loaded = Awaited<ReturnType<typeof loader>>['data'];

/** What the frame's loader gave: locale, market, categories and terms. */
export function useFrame(): Loaded {
  return useRouteLoaderData('parts/page-frame') as Loaded;
}

/** Header, main and footer around every page. */
export default function PageFrame() {
  return (
    <Framed frame={useFrame()}>
      <Outlet />
    </Framed>
  );
}

/** A page that is missing or failed stands in the frame too, as long as the frame has its data. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('parts/page-frame');
  if (!frame) return <FrameError />;
  return (
    <Framed frame={frame}>
      <FrameError isFramed />
    </Framed>
  );
}

function Framed({ frame, children }: { frame: Loaded; children: React.ReactNode }) {
  const { state } = useNavigation();
  return (
    <>
      <a href="#content" className={styles.skip}>
        {messagesFor(frame.locale).skip}
      </a>
      {state === 'loading' ? <div className={styles.progress} /> : null}
      <SiteHeader {...frame} />
      <main id="content" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <SiteFooter {...frame} />
    </>
  );
}
