import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentWork } from '../domain/password-hash.ts';
import { openPasswordHasher } from './password-hasher.ts';

const quick = { memoryKib: 1024, passes: 1, parallelism: 1 };

test('a hash matches its password only, and every hash has its own salt', async () => {
  const seat = openPasswordHasher({ concurrency: 2, seats: 2 }).takeSeat();
  assert.ok(seat);
  const [one, two] = await Promise.all([
    seat.make('correct horse', currentWork),
    seat.make('correct horse', currentWork),
  ]);
  assert.notEqual(one.salt, two.salt);
  assert.notEqual(one.digest, two.digest);
  assert.equal(await seat.matches('correct horse', one), true);
  assert.equal(await seat.matches('correct horse ', one), false);
  assert.equal(await seat.matches('correct horse', { ...one, salt: two.salt }), false);
});

// From test.c of the reference implementation (phc-winner-argon2): argon2id, version 0x13, t=2, m=2^16, p=1.
test('the digest is that of the reference implementation', async () => {
  const seat = openPasswordHasher({ concurrency: 1, seats: 1 }).takeSeat();
  assert.ok(seat);
  const hash = {
    memoryKib: 65_536,
    passes: 2,
    parallelism: 1,
    salt: Buffer.from('somesalt').toString('base64'),
    digest: Buffer.from('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7', 'hex').toString(
      'base64',
    ),
  };
  assert.equal(await seat.matches('password', hash), true);
});

test('no more hash at once than allowed, and all get their turn', async () => {
  const hasher = openPasswordHasher({ concurrency: 2, seats: 20 });
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const seat = hasher.takeSeat();
      assert.ok(seat);
      await seat.make('password', quick);
    }),
  );
  assert.deepEqual(hasher.load(), { seats: 20, running: 0, runningMost: 2 });
});

test('a full queue takes nobody until somebody leaves, once each', () => {
  const hasher = openPasswordHasher({ concurrency: 1, seats: 2 });
  const first = hasher.takeSeat();
  assert.ok(first && hasher.takeSeat());
  assert.equal(hasher.takeSeat(), undefined);
  first.leave();
  first.leave();
  assert.ok(hasher.takeSeat());
  assert.equal(hasher.takeSeat(), undefined);
});

test('a failed hash gives its turn on', async () => {
  const hasher = openPasswordHasher({ concurrency: 1, seats: 2 });
  const seat = hasher.takeSeat();
  assert.ok(seat);
  await assert.rejects(seat.make('password', { ...quick, memoryKib: 1 }));
  await seat.make('password', quick);
  assert.equal(hasher.load().running, 0);
});
