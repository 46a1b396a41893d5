import type { AccessRule, Subject } from '#contracts/access.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** Whether a subject may make a call with these access rules; the refusal when not. */
export function mayAsk(rules: readonly AccessRule[], subject: Subject): Refusal | undefined {
  if (rules.some((rule) => allows(rule, subject))) return undefined;
  return subject.kind === 'anonymous'
    ? refuse('sign-in-required', 'Sign in to do this.')
    : refuse('not-allowed', 'This account does not have the right to do this.');
}

function allows(rule: AccessRule, subject: Subject): boolean {
  if (rule === 'anonymous' || rule === 'customer' || rule === 'system') return subject.kind === rule;
  if (rule === 'staff') return subject.kind === 'staff' || subject.kind === 'key';
  const permission = rule.slice('staff:'.length);
  return (
    (subject.kind === 'staff' || subject.kind === 'key') &&
    subject.permissions.some((held) => held === permission)
  );
}
