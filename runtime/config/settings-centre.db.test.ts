import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { isRefusal } from '#contracts/refusals.ts';
import { silentLog } from '../telemetry/log.ts';
import { openEventBench, type EventBench } from '../testing/open-event-bench.ts';
import { until } from '../testing/until.ts';
import type { SettingLayers } from './setting-layers.ts';
import { startSettingsCentre, type SettingsCentre } from './settings-centre.ts';
import type { SettingKey } from './settings.ts';

const key = 'order.maxLinesPerCart';

let bench: EventBench;
const open: SettingsCentre[] = [];
before(async () => {
  bench = await openEventBench();
});
after(async () => {
  for (const centre of open) centre.stop();
  await bench.close();
});

async function aCentre(
  layers: { file?: [SettingKey, unknown][]; environment?: [SettingKey, unknown][] } = {},
  log = silentLog,
) {
  const given: SettingLayers = { file: new Map(layers.file), environment: new Map(layers.environment) };
  const centre = await startSettingsCentre(bench.platform, given, log, 300);
  open.push(centre);
  return centre;
}

const viewOf = (centre: SettingsCentre, name: string = key) => {
  const view = centre.list().find((each) => each.key === name);
  assert.ok(view);
  return view;
};
const versions = async () =>
  (await bench.admin.query('select key, version from platform.setting_version')).rows.length;

test('the environment goes before the file, and the centre before both', async () => {
  const centre = await aCentre({
    file: [
      [key, 11],
      ['user.sessionDays', 12],
    ],
    environment: [[key, 13]],
  });
  assert.deepEqual([viewOf(centre).value, viewOf(centre).origin], [13, 'environment']);
  assert.deepEqual(
    [viewOf(centre, 'user.sessionDays').value, viewOf(centre, 'user.sessionDays').origin],
    [12, 'file'],
  );
  assert.deepEqual(
    [centre.read('user.sessionIdleDays'), viewOf(centre, 'user.sessionIdleDays').origin],
    [14, 'default'],
  );
  const changed = await centre.change(key, 20, 0, 'staff:1');
  assert.ok(!isRefusal(changed));
  assert.deepEqual(
    [changed.value, changed.origin, changed.version, changed.changedBy],
    [20, 'centre', 1, 'staff:1'],
  );
  assert.equal(centre.read(key), 20);
  const undone = await centre.undo(key, 1, 'staff:2');
  assert.ok(!isRefusal(undone));
  assert.deepEqual([undone.value, undone.origin, undone.version], [13, 'environment', 2]);
});

test('a change or an undoing that is asked for again, also at once, is answered alike and makes no version', async () => {
  const centres = await Promise.all([aCentre(), aCentre()]);
  const { version } = viewOf(centres[0]);
  const before = await versions();
  const thrice = <Answer>(ask: (centre: (typeof centres)[0]) => Promise<Answer>) =>
    Promise.all([...centres, centres[0]].map(ask));
  const changed = await thrice((centre) => centre.change(key, 41, version, 'staff:1'));
  assert.deepEqual(
    changed.map((each) => (isRefusal(each) ? each.refusal : [each.value, each.version])),
    [1, 2, 3].map(() => [41, version + 1]),
  );
  const undone = await thrice((centre) => centre.undo(key, version + 1, 'staff:1'));
  assert.deepEqual(
    undone.map((each) => (isRefusal(each) ? each.refusal : each.version)),
    [1, 2, 3].map(() => version + 2),
  );
  assert.equal(await versions(), before + 2);
  const late = await centres[1].change(key, 41, version, 'staff:1');
  assert.ok(isRefusal(late), 'a change that was taken back does not come again');
});

test('a change is taken over by another process, which is told of it', async () => {
  const here = await aCentre();
  const there = await aCentre();
  let told = 0;
  there.onChange(() => (told += 1));
  const { version } = viewOf(here);
  await here.change(key, 31, version, 'staff:1');
  await until(() => there.read(key) === 31, 2000);
  assert.equal(told, 1);
  await there.undo(key, version + 1, 'staff:1');
  await until(() => here.read(key) === 50, 2000);
});

test('what is refused leaves no version behind', async () => {
  const centre = await aCentre();
  const before = await versions();
  const { version } = viewOf(centre);
  const refusals = [
    await centre.change(key, 'many', version, 'staff:1'),
    await centre.change(key, 7, version + 1, 'staff:1'),
    await centre.change('order.nothing', 7, 0, 'staff:1'),
    await centre.undo('order.nothing', 0, 'staff:1'),
    await centre.undo('user.sessionDays', 0, 'staff:1'),
  ];
  assert.deepEqual(
    refusals.map((each) => (isRefusal(each) ? [each.refusal, each.path] : each)),
    [
      ['value-invalid', '/value'],
      ['version-conflict', undefined],
      ['setting-not-found', '/key'],
      ['setting-not-found', '/key'],
      ['version-conflict', undefined],
    ],
  );
  assert.equal(await versions(), before);
});

test('a secret is read, shown to nobody, and not changed while the shop runs', async () => {
  const secret = 'payment.stripeSecretKey';
  const centre = await aCentre({ environment: [[secret, 'sk_very_secret']] });
  assert.equal(centre.read(secret), 'sk_very_secret');
  assert.deepEqual([viewOf(centre, secret).value, viewOf(centre, secret).origin], ['••••••', 'environment']);
  assert.doesNotMatch(JSON.stringify(centre.list()), /very_secret/);
  assert.equal(viewOf(centre, 'payment.stripeWebhookSecret').value, '');
  const before = await versions();
  for (const fixed of [secret, 'payment.stripeUrl']) {
    const refused = await centre.change(fixed, 'http://127.0.0.1:9', 0, 'staff:1');
    assert.ok(isRefusal(refused));
    assert.deepEqual([refused.refusal, refused.path], ['value-invalid', '/key']);
  }
  assert.deepEqual([await versions(), centre.read(secret)], [before, 'sk_very_secret']);
});

test('of changes at the same time one is made', async () => {
  const centres = await Promise.all([aCentre(), aCentre(), aCentre()]);
  const { version } = viewOf(centres[0]);
  const results = await Promise.all(
    centres.map((centre, index) => centre.change(key, 40 + index, version, 'staff:1')),
  );
  assert.equal(results.filter((each) => !isRefusal(each)).length, 1);
  assert.deepEqual(
    results.flatMap((result) => (isRefusal(result) ? [result.refusal] : [])),
    ['version-conflict', 'version-conflict'],
  );
});

test('while the centre is away the last good values hold, and it is told once', async () => {
  const warnings: string[] = [];
  const centre = await aCentre({}, { ...silentLog, warn: (message) => void warnings.push(message) });
  const { version } = viewOf(centre);
  await centre.change(key, 33, version, 'staff:1');
  await bench.admin.query('alter table platform.setting_version rename to setting_version_away');
  try {
    await until(() => warnings.length > 0, 5000);
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(centre.read(key), 33);
    assert.deepEqual(warnings, ['the settings centre does not answer; the last good values hold']);
    await assert.rejects(centre.change(key, 34, version + 1, 'staff:1'));
    assert.equal(centre.read(key), 33);
  } finally {
    await bench.admin.query('alter table platform.setting_version_away rename to setting_version');
  }
  await centre.change(key, 35, version + 1, 'staff:1');
  assert.equal(centre.read(key), 35);
});

test('a stored value that this version does not allow is left aside, loudly', async () => {
  await bench.admin.query(
    `insert into platform.setting_version (key, version, value, changed_by) values
     ('user.sessionDays', 1, '"for ever"', 'staff:1'), ('order.gone', 1, '1', 'staff:1')`,
  );
  const errors: string[] = [];
  const centre = await aCentre({}, { ...silentLog, error: (message) => void errors.push(message) });
  assert.deepEqual(
    [centre.read('user.sessionDays'), viewOf(centre, 'user.sessionDays').origin],
    [30, 'default'],
  );
  assert.match(errors[0] ?? '', /setting user\.sessionDays in the centre has a value that is not allowed/);
});
