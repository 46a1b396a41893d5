import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { apiFor, passCookies } from '../../server/api.ts';
import { localeOf } from '../../server/locale-of.ts';
import { throwProblem } from '../../server/throw-problem.ts';

/** Who comes here by an address alone is not signed out. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${localeOf(params)}/account`);
}

/** Ends the session and goes to the front page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const reply = await apiFor(request).user.signOut({});
  if (!reply.isOk) throwProblem(reply.problem);
  return redirect(`/${locale}`, { headers: passCookies(reply.headers) });
}
