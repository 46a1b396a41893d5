import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Permission, Subject } from '#contracts/access.ts';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import { userService } from '../../service.ts';
import { accepted, aStaffMember, subjectOf, system, query, refusalOf } from '../../testing.ts';

describe('API keys', () => {
  let room: TestRoom<'user'>;
  let owner: { subject: Subject };
  before(async () => {
    room = await openTestRoom(userService);
    owner = await subjectOf(room, await aStaffMember(room, 'olivia@souk.example', ['owner']));
  });
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    assert.deepEqual(findings, []);
  });

  const run = (text: string, values?: unknown[]) => query(room, text, values);
  const create = (permissions: Permission[], more: { expiresAt?: string } = {}, asking: object = owner) =>
    room.ask('createApiKey', { name: 'till', permissions, ...more }, asking);
  const resolve = (apiKey: string) => room.ask('resolveApiKey', { apiKey }, system);

  test('a key stands for its permissions, by one statement, and only its hash is kept', async () => {
    room.statements.length = 0;
    const { key, secret } = accepted(await create(['stock.write', 'orders.read', 'orders.read']));
    assert.deepEqual(room.statements, [
      'user.api-key.clock',
      'user.api-key.insert',
      'user.staff-audit.insert',
    ]);
    assert.match(secret, new RegExp(`^souk_${key.prefix}_[A-Za-z0-9_-]{43}$`));
    assert.deepEqual(key.permissions, ['orders.read', 'stock.write']);
    room.statements.length = 0;
    const { subject, expiresAt } = accepted(await resolve(secret));
    assert.deepEqual(room.statements, ['user.api-key.resolve']);
    assert.deepEqual(subject, { kind: 'key', keyId: key.keyId, permissions: ['orders.read', 'stock.write'] });
    assert.equal(expiresAt, null);
    assert.deepEqual(accepted(await room.ask('listApiKeys', {}, owner)).keys, [key]);
    assert.doesNotMatch(JSON.stringify(await run('select * from api_key')), new RegExp(secret.slice(14)));
    const [audit] = await run(
      `select action, target_id, detail from staff_audit where action = 'api-key.create'`,
    );
    assert.deepEqual(audit, {
      action: 'api-key.create',
      target_id: key.keyId,
      detail: { permissions: ['orders.read', 'stock.write'], expiresAt: null },
    });
  });

  test('a wrong, tampered or shapeless key is refused', async () => {
    const { secret } = accepted(await create(['orders.read']));
    const tampered = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A');
    for (const apiKey of [tampered, secret.slice(0, -1), secret.toUpperCase(), 'souk_', '', "' or 1=1 --"]) {
      assert.equal(refusalOf(await resolve(apiKey)), 'session-expired', apiKey.slice(0, 8));
    }
  });

  test('a maker cannot grant what they lack, so a key cannot grow', async () => {
    const asKey = accepted(await resolve(accepted(await create(['staff.manage', 'orders.read'])).secret));
    const before = await run('select key_id from api_key order by key_id');
    const audits = (await run('select 1 from staff_audit')).length;
    for (const wanted of ['payments.read', 'config.manage'] as const) {
      const answer = await create(['orders.read', wanted], {}, { subject: asKey.subject });
      assert.ok('refusal' in answer && answer.refusal === 'not-allowed' && answer.path === '/permissions');
    }
    assert.deepEqual(await run('select key_id from api_key order by key_id'), before);
    assert.equal((await run('select 1 from staff_audit')).length, audits);
    accepted(await create(['orders.read'], {}, { subject: asKey.subject }));
  });

  test('a repeated request makes one key and does not tell its secret again', async () => {
    const asking = { ...owner, idempotencyKey: 'make-key' };
    const first = accepted(await create(['orders.read'], {}, asking));
    const before = (await run('select key_id from api_key')).length;
    const second = accepted(await create(['orders.read'], {}, asking));
    assert.deepEqual(second, { key: first.key, secret: '' });
    assert.equal((await run('select key_id from api_key')).length, before);
    const stored = await run('select * from idempotency where response is not null');
    assert.ok(stored.length > 0 && !JSON.stringify(stored).includes(first.secret.slice(14)));
  });

  test('an end lies in the future and is kept to', async () => {
    const past = await create(['orders.read'], { expiresAt: '2020-01-01T00:00:00Z' });
    assert.ok('refusal' in past && past.refusal === 'value-invalid' && past.path === '/expiresAt');
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { key, secret } = accepted(
      await create(['orders.read'], { expiresAt: expiresAt.replace('Z', '+00:00') }),
    );
    assert.equal(key.expiresAt, expiresAt);
    assert.equal(accepted(await resolve(secret)).expiresAt, expiresAt);
    await run(
      `update api_key set created_at = now() - interval '2 hours', expires_at = now() where expires_at is not null`,
    );
    assert.equal(refusalOf(await resolve(secret)), 'session-expired');
  });

  test('revoking ends a key at once and tells every gateway, once', async () => {
    const { key, secret } = accepted(await create(['orders.read']));
    const { keyId } = key;
    const before = (await room.announced()).length;
    const both = await Promise.all([1, 2].map(() => room.ask('revokeApiKey', { keyId }, owner)));
    assert.deepEqual(both, [{}, {}]);
    assert.equal(refusalOf(await resolve(secret)), 'session-expired');
    assert.deepEqual(await room.ask('revokeApiKey', { keyId }, owner), {});
    assert.deepEqual(
      (await room.announced()).slice(before).map(({ name, key, payload }) => ({ name, key, payload })),
      [{ name: 'session.ended', key: keyId, payload: { accountId: null, keyId, sessionId: null } }],
    );
    const audits = await run(`select target_id from staff_audit where action = 'api-key.revoke'`);
    assert.deepEqual(audits, [{ target_id: keyId }]);
    const listed = accepted(await room.ask('listApiKeys', {}, owner)).keys.find(
      (each) => each.keyId === keyId,
    );
    assert.equal(listed?.isRevoked, true);
    const unknown = await room.ask('revokeApiKey', { keyId: '01890000-0000-7000-8000-000000000000' }, owner);
    assert.equal(refusalOf(unknown), 'not-found');
  });
});
