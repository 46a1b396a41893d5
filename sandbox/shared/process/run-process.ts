/** What a sandbox process is once it listens: what it tells its starter, and how it ends. */
export type Running = {
  announcement: { address: string } & Record<string, string>;
  stop: () => Promise<void>;
};

const longestStopMs = 10_000;

/**
 * Runs one sandbox process: prints `{"ready":true,"address":…}` as one line when it listens, stops cleanly on SIGTERM,
 * SIGINT or when its starter's channel closes, and leaves with code 1 and one clear line when it cannot go on.
 */
export async function runProcess(start: (fail: (error: Error) => void) => Promise<Running>): Promise<void> {
  try {
    const running = await start(leave);
    const stop = stopOnce(running);
    process.once('SIGTERM', stop).once('SIGINT', stop).once('disconnect', stop);
    process.stdout.write(`${JSON.stringify({ ready: true, ...running.announcement })}\n`);
  } catch (error) {
    leave(error as NodeJS.ErrnoException);
  }
}

function stopOnce(running: Running): () => void {
  let isStopping = false;
  return () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => leave(new Error(`did not stop within ${longestStopMs} ms`)), longestStopMs).unref();
    running.stop().then(() => process.exit(0), leave);
  };
}

function leave(error: NodeJS.ErrnoException & { port?: number }): never {
  const isTakenPort = error.code === 'EADDRINUSE';
  const message = isTakenPort ? `port ${error.port} is taken by another process` : error.message;
  process.stderr.write(`${JSON.stringify({ level: 'fatal', message })}\n`);
  process.exit(1);
}
