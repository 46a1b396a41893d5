import assert from 'node:assert/strict';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chooseStateFolder } from './choose-state-folder.ts';
import { firstClosedFolder, mayPass } from './reachable.ts';
import { aScratchFolder } from './testing.ts';

const scratch = aScratchFolder();
const checkout = join(scratch.path, 'checkout');
mkdirSync(checkout);
chmodSync(checkout, 0o755);
after(scratch.remove);

const stranger = { name: 'stranger', uid: 4_000_000, gid: 4_000_000 };
const question = { checkout, environment: {}, account: undefined, home: undefined };

test('data lies where SOUK_DATA says, else in the checkout', () => {
  assert.deepEqual(chooseStateFolder({ ...question, environment: { SOUK_DATA: '/srv/souk/' } }), {
    path: '/srv/souk',
    reason: 'SOUK_DATA',
  });
  assert.deepEqual(chooseStateFolder(question), { path: join(checkout, '.souk'), reason: 'checkout' });
  assert.equal(chooseStateFolder({ ...question, account: stranger }).reason, 'checkout');
});

test('data lies outside a checkout that the server may not pass through, under a name of its own', () => {
  const closed = join(scratch.path, 'closed');
  mkdirSync(join(closed, 'checkout'), { recursive: true });
  chmodSync(closed, 0o700);
  const { path, reason } = chooseStateFolder({
    ...question,
    checkout: join(closed, 'checkout'),
    account: stranger,
  });
  assert.equal(reason, 'outside the checkout');
  assert.match(path, /^\/var\/lib\/souk\/[0-9a-f]{12}$/);
  assert.equal(chooseStateFolder({ ...question, checkout: join(closed, 'checkout') }).reason, 'checkout');
});

test('data of a checkout that does not exist or cannot be written lies with the user, and nowhere without a home', () => {
  const missing = { ...question, checkout: join(scratch.path, 'missing') };
  assert.match(
    chooseStateFolder({ ...missing, home: checkout }).path,
    /checkout\/\.local\/state\/souk\/[0-9a-f]{12}$/,
  );
  const environment = { XDG_STATE_HOME: '/srv/state' };
  assert.match(chooseStateFolder({ ...missing, environment }).path, /^\/srv\/state\/souk\/[0-9a-f]{12}$/);
  assert.throws(() => chooseStateFolder(missing), { code: 'folder-unreachable', exitCode: 13 });
});

test('the permission to pass is that of the owner, else of the group, else of the others', () => {
  assert.equal(mayPass({ uid: 0, gid: 0, mode: 0o755 }, stranger), true);
  assert.equal(mayPass({ uid: 0, gid: 0, mode: 0o754 }, stranger), false);
  assert.equal(mayPass({ uid: 0, gid: stranger.gid, mode: 0o710 }, stranger), true);
  assert.equal(mayPass({ uid: 0, gid: stranger.gid, mode: 0o701 }, stranger), false);
  assert.equal(mayPass({ uid: stranger.uid, gid: 0, mode: 0o100 }, stranger), true);
  assert.equal(mayPass({ uid: stranger.uid, gid: 0, mode: 0o011 }, stranger), false);
});

test('the folder that closes the way is named, and nothing is closed to ourselves', () => {
  const closed = join(scratch.path, 'shut');
  mkdirSync(join(closed, 'in'), { recursive: true });
  chmodSync(closed, 0o700);
  assert.equal(firstClosedFolder(join(closed, 'in/not/yet'), stranger), closed);
  assert.equal(firstClosedFolder(join(closed, 'in'), undefined), undefined);
});
