import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { openTestRoom, type TestRoom } from '#runtime/testing/open-test-room.ts';
import type { UserResources } from '../../providers/user-tools.ts';
import { userService } from '../../service.ts';
import {
  accepted,
  aCustomer,
  goodPassword,
  openOutside,
  type Outside,
  query,
  refusalOf,
} from '../../testing.ts';

describe('signing in', () => {
  const email = 'ada@example.com';
  const wrong = 'not the password';
  let room: TestRoom<'user'>;
  let outside: Outside;
  before(async () => {
    outside = await openOutside();
    room = await openTestRoom(userService, { setting: outside.setting });
    await aCustomer(room, outside, email);
  });
  beforeEach(() => run('delete from sign_in_guard'));
  after(async () => {
    const findings = await userService.audit(room.db);
    await room.close();
    await outside.close();
    assert.deepEqual(findings, []);
  });

  const run = (text: string, values?: unknown[]) => query(room, text, values);
  const signIn = (address: string, password: string) => room.ask('signIn', { email: address, password });
  const sessions = async () => (await run('select session_id from session')).length;
  const passwords = () => (room.room.toolsFor(room.context()).resources as UserResources).passwords;

  /** Counts password checks while `work` runs. */
  async function checksDuring(work: () => Promise<unknown>): Promise<number> {
    const hasher = passwords();
    const { takeSeat } = hasher;
    let checks = 0;
    hasher.takeSeat = () => {
      const seat = takeSeat();
      return (
        seat && {
          ...seat,
          matches: (password, hash) => {
            checks += 1;
            return seat.matches(password, hash);
          },
        }
      );
    };
    await work();
    hasher.takeSeat = takeSeat;
    return checks;
  }

  test('takes one statement and one transaction', async () => {
    room.statements.length = 0;
    accepted(await signIn(email, goodPassword));
    assert.deepEqual(room.statements, [
      'user.sign-in-guard.begin',
      'user.session.insert-by-password',
      'user.sign-in-guard.clear',
    ]);
  });

  test('an unknown address and a wrong password cannot be told apart: answer, statements, hashing', async () => {
    const before = await sessions();
    const seen: unknown[] = [];
    for (const address of [email, 'nobody@example.com']) {
      room.statements.length = 0;
      let answer: unknown;
      const checks = await checksDuring(async () => (answer = await signIn(address, wrong)));
      seen.push({ answer, checks, statements: [...room.statements] });
    }
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(seen[0], {
      answer: { refusal: 'wrong-credentials', detail: 'The e-mail address or the password is wrong.' },
      checks: 1,
      statements: ['user.sign-in-guard.begin'],
    });
    assert.equal(await sessions(), before);
  });

  test('ten wrong passwords lock an address, known or not, and even the right one has to wait', async () => {
    for (const address of [email, 'nobody@example.com']) {
      for (let tries = 0; tries < 10; tries += 1) {
        const answer = await signIn(address, wrong);
        assert.equal(refusalOf(answer), 'wrong-credentials');
      }
      let answer: unknown;
      const checks = await checksDuring(async () => (answer = await signIn(address, goodPassword)));
      assert.deepEqual(answer, {
        refusal: 'locked',
        detail: 'Too many wrong passwords were tried. Wait, or ask for a new password by mail.',
        retryAfterSeconds: 30,
      });
      assert.equal(checks, 0);
    }
  });

  test('a lock ends by the clock of the database, grows with each failure, and never beyond 15 minutes', async () => {
    const waits: unknown[] = [];
    for (let tries = 0; tries < 18; tries += 1) {
      await signIn(email, wrong);
      const [row] = await run(
        'select round(extract(epoch from locked_until - last_failure_at))::int as wait from sign_in_guard',
      );
      waits.push(row?.['wait']);
      await run(`update sign_in_guard set locked_until = now()`);
    }
    assert.deepEqual(waits, [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      30,
      60,
      120,
      240,
      480,
      900,
      900,
      900,
      900,
    ]);
    accepted(await signIn(email, goodPassword));
    assert.deepEqual(await run('select 1 from sign_in_guard'), []);
  });

  test('tries during a lock do not make it longer', async () => {
    for (let tries = 0; tries < 10; tries += 1) await signIn(email, wrong);
    const [before] = await run('select failures, locked_until from sign_in_guard');
    for (let tries = 0; tries < 5; tries += 1) await signIn(email, wrong);
    assert.deepEqual(await run('select failures, locked_until from sign_in_guard'), [before]);
  });

  test('a day without failures forgets them', async () => {
    for (let tries = 0; tries < 9; tries += 1) await signIn(email, wrong);
    await run(`update sign_in_guard set last_failure_at = now() - interval '25 hours'`);
    await signIn(email, wrong);
    const [row] = await run('select failures, locked_until from sign_in_guard');
    assert.deepEqual(row, { failures: 1, locked_until: null });
  });

  test('of thirty guesses at the same time ten are checked', async () => {
    const answers: unknown[] = [];
    const checks = await checksDuring(async () => {
      answers.push(...(await Promise.all(Array.from({ length: 30 }, () => signIn(email, wrong)))));
    });
    assert.equal(checks, 10);
    const refusals = answers.map((answer) => (answer as { refusal: string }).refusal);
    assert.equal(refusals.filter((refusal) => refusal === 'wrong-credentials').length, 10);
    assert.equal(refusals.filter((refusal) => refusal === 'locked').length, 20);
  });

  test('a mailed code opens a lock', async () => {
    for (let tries = 0; tries < 10; tries += 1) await signIn(email, wrong);
    accepted(await room.ask('requestPasswordReset', { email, locale: 'en-gb' }));
    await outside.collect(room);
    const newPassword = goodPassword;
    accepted(await room.ask('resetPassword', { email, code: outside.codeFor(email), newPassword }));
    accepted(await signIn(email, goodPassword));
  });

  test('hashing runs two at a time, and one too many waiting is told to come back', async () => {
    const hasher = passwords();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => signIn(`busy-${n}@example.com`, wrong)),
    );
    const refusals = answers.map((answer) => ('refusal' in answer ? answer.refusal : ''));
    assert.equal(refusals.filter((refusal) => refusal === 'wrong-credentials').length, 34);
    assert.equal(refusals.filter((refusal) => refusal === 'overloaded').length, 6);
    assert.deepEqual(hasher.load(), { seats: 0, running: 0, runningMost: 2 });
    const counted = await run('select 1 from sign_in_guard');
    assert.equal(counted.length, 34, 'a refused try is not counted as a failure');
  });

  test('a hash made with other work is made anew by the right password only', async () => {
    const hasher = passwords();
    const seat = hasher.takeSeat();
    assert.ok(seat);
    const weaker = await seat.make(goodPassword, { memoryKib: 8192, passes: 1, parallelism: 1 });
    seat.leave();
    const stored = `$argon2id$v=19$m=8192,t=1,p=1$${weaker.salt}$${weaker.digest}`;
    await run('update account set password_hash = $1', [stored]);
    await signIn(email, wrong);
    assert.deepEqual(await run('select password_hash from account'), [{ password_hash: stored }]);
    accepted(await signIn(email, goodPassword));
    const [row] = await run('select password_hash from account');
    assert.match(String(row?.['password_hash']), /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    accepted(await signIn(email, goodPassword));
  });

  test('a password that changes while it is checked begins no session', async () => {
    const before = await sessions();
    const hasher = passwords();
    const { takeSeat } = hasher;
    const [kept] = await run('select password_hash from account');
    hasher.takeSeat = () => {
      const seat = takeSeat();
      return (
        seat && {
          ...seat,
          matches: async (password, hash) => {
            const isRight = await seat.matches(password, hash);
            await run(
              `update account set password_hash = overlay(password_hash placing 'AAAA' from length(password_hash) - 3)`,
            );
            return isRight;
          },
        }
      );
    };
    const answer = await signIn(email, goodPassword);
    hasher.takeSeat = takeSeat;
    await run('update account set password_hash = $1', [kept?.['password_hash']]);
    assert.equal(refusalOf(answer), 'wrong-credentials');
    assert.equal(await sessions(), before);
  });
});
