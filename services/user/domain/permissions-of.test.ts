import assert from 'node:assert/strict';
import { test } from 'node:test';
import { permissions, roles, type Role } from '#contracts/access.ts';
import { mayGrant } from './may-grant.ts';
import { permissionsOf } from './permissions-of.ts';
import { sortRoles } from './sort-roles.ts';

test('an owner may do everything, nobody without a role anything', () => {
  assert.deepEqual(permissionsOf(['owner']), [...permissions]);
  assert.deepEqual(permissionsOf([]), []);
});

test('several roles add up, each permission once and in one order', () => {
  assert.deepEqual(permissionsOf(['warehouse', 'analyst']), [
    'orders.read',
    'orders.fulfil',
    'stock.write',
    'reports.read',
  ]);
  assert.deepEqual(permissionsOf(['analyst', 'warehouse']), permissionsOf(['warehouse', 'analyst']));
  for (const role of Object.keys(roles) as Role[]) {
    assert.deepEqual(new Set(permissionsOf([role])), new Set(roles[role]));
  }
});

test('roles are kept once, in one order', () => {
  assert.deepEqual(sortRoles(['support', 'owner', 'support']), ['owner', 'support']);
});

test('only staff and keys grant, and only what they hold', () => {
  const ids = { staffId: 's', sessionId: 't' };
  const held = ['orders.read', 'staff.manage'] as const;
  assert.equal(mayGrant({ kind: 'staff', ...ids, permissions: held }, ['orders.read']), true);
  assert.equal(
    mayGrant({ kind: 'staff', ...ids, permissions: held }, ['orders.read', 'orders.write']),
    false,
  );
  assert.equal(mayGrant({ kind: 'key', keyId: 'k', permissions: held }, ['staff.manage']), true);
  assert.equal(mayGrant({ kind: 'key', keyId: 'k', permissions: [] }, ['staff.manage']), false);
  assert.equal(mayGrant({ kind: 'customer', customerId: 'c', sessionId: 't' }, []), false);
  assert.equal(mayGrant({ kind: 'anonymous' }, []), false);
});
