import type { Permission } from '#contracts/access.ts';
import type { Account } from './account.ts';
import { permissionsOf } from './permissions-of.ts';

type Holder = Pick<Account, 'kind' | 'accountId' | 'roles'> & { sessionId: string; groups: string[] };

type SessionSubject =
  | { kind: 'customer'; customerId: string; sessionId: string; groups?: string[] }
  | { kind: 'staff'; staffId: string; sessionId: string; permissions: Permission[] };

/** Who a session stands for; a customer with the groups they are in, if any. */
export function subjectOf(holder: Holder): SessionSubject {
  const { kind, accountId, sessionId, roles, groups } = holder;
  if (kind === 'customer') {
    return { kind, customerId: accountId, sessionId, ...(groups.length > 0 ? { groups } : {}) };
  }
  return { kind, staffId: accountId, sessionId, permissions: permissionsOf(roles) };
}
