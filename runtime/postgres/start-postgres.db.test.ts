// long: many servers
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { serverAccount } from './server-account.ts';
import { aScratchFolder, refusalOf, rowsOf, startOn } from './testing.ts';

const scratch = aScratchFolder();
const data = join(scratch.path, 'data');
after(scratch.remove);

const setting = async (url: string, name: string) => {
  const [row] = await rowsOf(url, `select current_setting('${name}') as value`);
  return row;
};

test('the first start makes a durable cluster that only its superuser may enter, and stop leaves nothing running', async () => {
  const server = await startOn(data);
  const url = new URL(server.superuserUrl);
  assert.equal(url.hostname, '127.0.0.1');
  assert.equal(Number(url.port), server.port);
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    assert.deepEqual(await setting(server.superuserUrl, name), { value: 'on' }, name);
  }
  assert.deepEqual(await setting(server.superuserUrl, 'listen_addresses'), { value: '127.0.0.1' });
  assert.deepEqual(await setting(server.superuserUrl, 'unix_socket_directories'), { value: '' });
  url.password = 'wrong';
  await assert.rejects(rowsOf(url.href, 'select 1'), { code: '28P01' });
  url.password = '';
  await assert.rejects(rowsOf(url.href, 'select 1'), /password/);
  await server.stop();
  await server.exited;
  assert.throws(() => process.kill(server.pid, 0), { code: 'ESRCH' });
  assert.equal(existsSync(join(data, 'launcher.lock')), false);
});

test('the password and the cluster are closed to others, and the folder says what it is', () => {
  assert.equal(statSync(join(data, 'password')).mode & 0o777, 0o600);
  assert.equal(statSync(join(data, 'postgres')).mode & 0o777, 0o700);
  assert.equal(statSync(join(data, 'postgres')).uid, serverAccount()?.uid ?? process.getuid?.());
  assert.deepEqual(JSON.parse(readFileSync(join(data, 'souk-data.json'), 'utf8')), {
    format: 1,
    postgresMajor: 18,
    durable: true,
  });
});

test('a later start keeps data and password, and Chinese sorts and folds alike everywhere', async () => {
  const first = await startOn(data);
  await rowsOf(first.superuserUrl, "create table word as select '红茶 É' as text");
  await first.stop();
  const second = await startOn(data);
  try {
    assert.equal(new URL(second.superuserUrl).password, new URL(first.superuserUrl).password);
    assert.deepEqual(await rowsOf(second.superuserUrl, 'select lower(text) as text from word'), [
      { text: '红茶 é' },
    ]);
    assert.deepEqual(
      await rowsOf(
        second.superuserUrl,
        'select datlocprovider, datlocale from pg_database where datname = current_database()',
      ),
      [{ datlocprovider: 'b', datlocale: 'C.UTF-8' }],
    );
  } finally {
    await second.stop();
  }
});

test('stop ends open sessions and may be called twice', async () => {
  const server = await startOn(data);
  const sleeping = assert.rejects(rowsOf(server.superuserUrl, 'select pg_sleep(30)'), /terminat/);
  const asleep = "select 1 from pg_stat_activity where query = 'select pg_sleep(30)' and state = 'active'";
  while ((await rowsOf(server.superuserUrl, asleep)).length === 0);
  const start = performance.now();
  await Promise.all([server.stop(), server.stop()]);
  await sleeping;
  assert.ok(performance.now() - start < 10_000);
});

test('a test server starts empty each time and never opens durable data, nor the other way round', async () => {
  assert.equal((await refusalOf(startOn(data, { durable: false }))).code, 'foreign-folder');
  assert.ok(existsSync(join(data, 'postgres/PG_VERSION')));
  const fast = join(scratch.path, 'fast');
  const first = await startOn(fast, { durable: false });
  await rowsOf(first.superuserUrl, 'create table mark ()');
  await first.stop();
  const second = await startOn(fast, { durable: false });
  assert.deepEqual(await rowsOf(second.superuserUrl, "select to_regclass('mark') as mark"), [{ mark: null }]);
  assert.deepEqual(await setting(second.superuserUrl, 'fsync'), { value: 'off' });
  await second.stop();
  assert.equal((await refusalOf(startOn(fast))).code, 'foreign-folder');
});
