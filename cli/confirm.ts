import { createInterface } from 'node:readline/promises';
import { UsageError } from './command.ts';

/** Names what will happen and asks whether it should. Without a terminal nobody can be asked: `--yes` says it beforehand. */
export async function confirm(what: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError(`${what}\nSay --yes to have it done`);
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await asking.question(`${what}\nGo on? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    asking.close();
  }
}
