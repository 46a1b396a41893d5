import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useParams,
  useRouteError,
} from 'react-router';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../../ui/language-name.css';
import chineseFont from '@fontsource/noto-sans-sc/400.css?url';
import { languageTag } from '../../ui/format.ts';
import { ErrorPage } from './parts/error-page.tsx';

/** The document around every page. */
export function Layout({ children }: { children: React.ReactNode }) {
  const { locale = 'en-gb' } = useParams();
  return (
    <html lang={languageTag(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {/* Slices by character: a machine with its own Chinese font fetches none of them. */}
        {locale === 'zh-cn' ? <link rel="stylesheet" href={chineseFont} /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { locale = 'en-gb' } = useParams();
  return <ErrorPage locale={locale} status={isRouteErrorResponse(error) ? error.status : 500} />;
}
