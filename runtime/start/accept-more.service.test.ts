import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import type { Log } from '../telemetry/log.ts';
import { until } from '../testing/until.ts';
import { createSupervisor, type Supervisor } from './supervise.ts';

let supervisor: Supervisor;
let port: number;
const log: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

before(async () => {
  supervisor = createSupervisor({
    entry: new URL('../testing/busy-server.ts', import.meta.url).pathname,
    flags: [],
    environment: {},
    log,
    output: (line) => (port = Number(/^listens on (\d+)$/.exec(line)?.[1] ?? port)),
    onChange: () => {},
  });
  await supervisor.start({ name: 'busy', startFile: '', isDoor: true });
  await until(() => port > 0);
});
after(() => supervisor.stop());

test('a process whose turns are long takes eight connections in a turn', async () => {
  let most = 0;
  // The handles come a moment after the process is ready.
  await until(async () => {
    most = Math.max(...(await Promise.all(Array.from({ length: 40 }, mostInATurn))));
    return most >= 8;
  });
  assert.equal(most, 8);
});

/** The most connections that the process has taken in one turn. */
async function mostInATurn(): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  socket.write('how many?');
  const [most] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return Number(String(most));
}
