// Loaded into every process of a shop before anything else (`node --import`): kills or stops it where a test says, and
// moves its clock. SOUK_CHAOS names a folder; nothing of this is in the shop itself.
import { subscribe } from 'node:diagnostics_channel';
import { existsSync, readFileSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';

const folder = process.env['SOUK_CHAOS'] ?? '';

/**
 * In the folder is a file for each armed kill point, with the signal, if not SIGKILL. Whoever passes takes the file away
 * first, so that its successor lives.
 */
subscribe('souk.kill-point', (name) => {
  const signal = take(join(folder, String(name)));
  if (signal !== undefined) process.kill(process.pid, signal === '' ? 'SIGKILL' : signal);
});

/** What stands in a file that is there, and that nobody else has taken. */
function take(path: string): string | undefined {
  // Points are passed many times for each order, and an error costs more than the rest of passing one.
  if (!existsSync(path)) return undefined;
  try {
    const text = readFileSync(path, 'utf8').trim();
    unlinkSync(path);
    return text;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** By the name of its process, how far this one's clock is off, in milliseconds. */
const offsets = JSON.parse(process.env['SOUK_CHAOS_CLOCKS'] ?? '{}') as Record<string, number>;
const offsetMs = offsets[basename(process.env['SOUK_START'] ?? '', '.json')] ?? 0;

if (offsetMs !== 0) {
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, values: [], asked) =>
      Reflect.construct(target, values.length === 0 ? [RealDate.now() + offsetMs] : values, asked) as Date,
    apply: () => new RealDate(RealDate.now() + offsetMs).toString(),
    get: (target, name) =>
      name === 'now' ? () => RealDate.now() + offsetMs : (Reflect.get(target, name) as unknown),
  });
}
