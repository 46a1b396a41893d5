import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What a process for one task is told, and what it says: lines about its progress, then its answer or what failed. */
export type TaskMessage<Answer> =
  | { type: 'progress'; line: string }
  | { type: 'done'; answer: Answer }
  | { type: 'failed'; message: string };

export type Task = {
  /** The file to run; it calls `answerTask`. */
  entry: URL;
  input: unknown;
  tell: (line: string) => void;
  giveUp: AbortSignal;
};

/**
 * Does a task in a process of its own, so that the memory it takes is given back; gives its answer. When we are told to
 * give up the process is ended first.
 */
export async function runTask<Answer>({ entry, input, tell, giveUp }: Task): Promise<Answer> {
  giveUp.throwIfAborted();
  const child = spawn(process.execPath, [fileURLToPath(entry)], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A Ctrl-C reaches us, who then tell it.
    detached: true,
  });
  const stop = () => child.kill('SIGTERM');
  giveUp.addEventListener('abort', stop, { once: true });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', (line) => printed.push(line));
  }
  let outcome: TaskMessage<Answer> | undefined;
  child.on('message', (message: TaskMessage<Answer>) => {
    if (message.type === 'progress') tell(message.line);
    else outcome = message;
  });
  child.send({ input });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  giveUp.removeEventListener('abort', stop);
  giveUp.throwIfAborted();
  if (outcome?.type === 'done') return outcome.answer;
  const reason = outcome?.type === 'failed' ? outcome.message : `it ended with ${signal ?? code}`;
  throw new Error([reason, ...printed.slice(-20)].join('\n'));
}

/** The process's side: takes its input, does the work and ends with the answer. Ends at once when its parent is gone. */
export async function answerTask<Input, Answer>(
  work: (input: Input, tell: (line: string) => void) => Promise<Answer>,
): Promise<void> {
  const say = (message: TaskMessage<Answer>) =>
    new Promise<void>((resolve) => process.send?.(message, () => resolve()));
  const leave = () => process.exit(1);
  process.once('disconnect', leave);
  const [{ input }] = (await once(process, 'message')) as [{ input: Input }];
  try {
    await say({ type: 'done', answer: await work(input, (line) => void say({ type: 'progress', line })) });
  } catch (error) {
    await say({ type: 'failed', message: (error as Error).message });
  }
  process.off('disconnect', leave);
  process.disconnect?.();
}
