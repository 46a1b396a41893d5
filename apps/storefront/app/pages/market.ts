import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { chooseMarket } from '../server/choose-market.ts';
import { fieldOf } from '../server/field-of.ts';
import { localeOf } from '../server/locale-of.ts';
import { pathInMarket } from '../server/path-in-market.ts';

/** Keeps the market that a form chooses and leads back to the page it stands on, which shows its prices. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await request.formData();
  const chosen = await chooseMarket(request, fieldOf(form, 'market'));
  if ('problem' in chosen) throw data(chosen.problem, { status: chosen.problem.status || 503 });
  return redirect(pathInMarket(fieldOf(form, 'to'), locale), chosen);
}

/** Nothing is here to be looked at. */
export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/${localeOf(params)}`);
}
