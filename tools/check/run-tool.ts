import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Runs a tool that npm installed and returns what it printed; the Node that came with the packages runs it. */
export async function runTool(
  folder: string,
  tool: string,
  words: string[],
  environment: Record<string, string> = {},
): Promise<{ exitCode: number; output: string }> {
  const bin = join(import.meta.dirname, '../../node_modules/.bin');
  const child = spawn(join(bin, tool), words, {
    cwd: folder,
    env: { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter), NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { exitCode: code ?? 1, output: `${out}${error}`.trimEnd() };
}

/** The number that a pattern's first group finds in a tool's output; 0 when it is not there. */
export function countIn(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}
