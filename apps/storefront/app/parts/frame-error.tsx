import { isRouteErrorResponse, useParams, useRouteError } from 'react-router';
import { ErrorPage } from './error-page.tsx';

/** The page for whatever a loader, an action or a drawing threw. */
export function FrameError({ isFramed = false }: { isFramed?: boolean }) {
  const error = useRouteError();
  const { locale = 'en-gb' } = useParams();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return <ErrorPage locale={locale} status={status} isFramed={isFramed} />;
}
