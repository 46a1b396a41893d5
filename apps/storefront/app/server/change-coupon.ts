import { data, redirect } from 'react-router';
import type { Client } from '../../../client/client.ts';
import { problemOf } from './answer-problem.ts';
import { passCookies } from './api.ts';
import { fieldOf } from './field-of.ts';

/**
 * Puts the coupon of a form on the basket, or takes off the one that is there; a code that cannot be one is unknown. A page
 * that stays where it is says so in the form; others are led to `leadTo`.
 */
export async function changeCoupon(api: Client, form: FormData, leadTo: string) {
  const [intent, code] = [fieldOf(form, 'intent'), fieldOf(form, 'code')];
  const reply =
    intent === 'coupon' ? await api.order.applyCoupon({ code }) : await api.order.removeCoupon({});
  const headers = passCookies(reply.headers);
  if (!reply.isOk) {
    const problem = problemOf(reply);
    const isNoCode = problem.code === 'invalid-input' && problem.path === '/code';
    const told = isNoCode ? { ...problem, code: 'coupon-not-found' as const } : problem;
    return data({ intent, problem: told, code }, { status: problem.status || 503, headers });
  }
  if (form.get('stay') === '1') return data({ intent, problem: undefined, code }, { headers });
  return redirect(leadTo, { headers });
}
