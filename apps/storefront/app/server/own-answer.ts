import { redirect } from 'react-router';
import type { Reply } from '../../../client/client.ts';
import type { ShopLocale } from './locale-of.ts';
import { throwProblem } from './throw-problem.ts';

/** The answer to somebody signed in; others are led to sign in, and back here afterwards. */
export function ownAnswer<Answer>(reply: Reply<Answer>, request: Request, locale: ShopLocale): Answer {
  if (reply.isOk) return reply.answer;
  const { problem } = reply;
  if (problem.status === 401) throw redirect(signInPath(request, locale));
  if (problem.code === 'not-allowed') throw redirect('/admin');
  if (problem.status === 400) throwProblem({ ...problem, status: 404 });
  throwProblem(problem);
}

/** The sign-in page, which leads back to the page of the request. */
export function signInPath(request: Request, locale: ShopLocale): string {
  const { pathname, searchParams } = new URL(request.url);
  const query = searchParams.toString();
  const to = pathname.replace(/\.data$/, '') + (query === '' ? '' : `?${query}`);
  return `/${locale}/account/sign-in?${new URLSearchParams({ to }).toString()}`;
}
