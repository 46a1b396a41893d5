import { execFileSync } from 'node:child_process';

/** SOUK_SEED, to tell a failure again; else that of the commit, or without one of the day: another one with each change. */
export function seedOfRun(): number {
  const told = process.env['SOUK_SEED'];
  if (told !== undefined) return Number(told);
  return Number.parseInt(commit() ?? String(Math.floor(Date.now() / 86_400_000)), 16) % 1_000_000;
}

/** The beginning of its name; undefined where there is no git, or no repository. */
function commit(): string | undefined {
  try {
    const folder = import.meta.dirname;
    return execFileSync('git', ['rev-parse', '--short=8', 'HEAD'], { cwd: folder, stdio: 'pipe' })
      .toString()
      .trim();
  } catch {
    return undefined;
  }
}
