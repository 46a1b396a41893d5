import { readFile } from 'node:fs/promises';
import type { ProcessMessage, ProcessOrder, ProcessStart } from '#runtime/start/process-start.ts';
import { runProcess } from '#runtime/start/run-process.ts';
import { loadDoors } from '../doors.ts';
import { giveBackAtRest } from './give-back-at-rest.ts';

const rendererEntry = new URL('../../../apps/storefront/serve.ts', import.meta.url);

/** Without a supervisor's word: as long as orchestrators usually wait before they kill. */
const usualMs = 25_000;
/** A supervisor that died leaves nobody who could start what is missing: better to end soon. */
const orphanMs = 3000;

/** Runs one process of the shop until its supervisor tells it to stop or is gone, or until SIGTERM or SIGINT. */
export async function runChild(startFile: string): Promise<void> {
  let isReady = false;
  const toldToStop = new Promise<number>((resolve) => {
    // What has not begun to work has nothing to finish.
    const stop = (withinMs: number) => (isReady ? resolve(withinMs) : process.exit(0));
    process.on('message', (order: ProcessOrder) =>
      order.type === 'stop' ? stop(order.withinMs) : undefined,
    );
    process.once('disconnect', () => stop(orphanMs));
    process.once('SIGTERM', () => stop(usualMs));
    // A Ctrl-C reaches every process of the terminal; the supervisor answers it for all.
    process.on('SIGINT', () => (process.connected ? undefined : stop(usualMs)));
    // Whoever read our output may be gone before us, and the last requests matter more than their log lines.
    process.stdout.on('error', () => {});
  });
  try {
    const start = JSON.parse(await readFile(startFile, 'utf8')) as ProcessStart;
    process.title = `souk ${start.process}-${start.copy}`;
    const running = await runProcess(start, { definitions: await loadDoors(start.services), rendererEntry });
    isReady = true;
    giveBackAtRest();
    tell({ type: 'ready', address: running.address });
    await running.stop(await toldToStop);
    process.exit(0);
  } catch (error) {
    tell({ type: 'failed', message: (error as Error).message });
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exit(1);
  }
}

function tell(message: ProcessMessage): void {
  if (process.connected) process.send?.(message);
}
