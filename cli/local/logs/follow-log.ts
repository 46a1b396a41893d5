import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { logFileOf } from './log-sink.ts';

const lookEveryMs = 200;
const chunkBytes = 64 * 1024;

/** Hears whole lines that are added to a shop's log from now on, also when the file is put aside, until told to stop. */
export async function followLog(
  stateFolder: string,
  hear: (text: string) => void,
  stop: AbortSignal,
): Promise<void> {
  const path = logFileOf(stateFolder);
  const buffer = Buffer.alloc(chunkBytes);
  let descriptor = openSync(path, 'r');
  let position = fstatSync(descriptor).size;
  let rest = Buffer.alloc(0);

  function readOn(): void {
    for (;;) {
      const count = readSync(descriptor, buffer, 0, chunkBytes, position);
      if (count === 0) return;
      position += count;
      const all = Buffer.concat([rest, buffer.subarray(0, count)]);
      const end = all.lastIndexOf(0x0a) + 1;
      if (end > 0) hear(all.toString('utf8', 0, end));
      rest = all.subarray(end);
    }
  }

  while (!stop.aborted) {
    const isPutAside = statSync(path, { throwIfNoEntry: false })?.ino !== fstatSync(descriptor).ino;
    readOn();
    if (isPutAside && statSync(path, { throwIfNoEntry: false })) {
      closeSync(descriptor);
      descriptor = openSync(path, 'r');
      position = 0;
      rest = Buffer.alloc(0);
      readOn();
    }
    await delay(lookEveryMs, undefined, { signal: stop }).catch(() => undefined);
  }
  closeSync(descriptor);
}
