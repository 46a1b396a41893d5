import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { carrierSecrets, sandboxSecrets } from '#runtime/identity/process-keys.ts';
import { keepRunning, type Kept, type Running } from '#runtime/start/keep-running.ts';
import type { LogSink } from '../logs/log-sink.ts';
import { memoryEnvironment } from './node-flags.ts';
import type { Ports } from './ports.ts';

/** The stand-ins for the outside world, by name. */
export type Sandboxes = Map<string, Kept>;

export type SandboxOptions = {
  ports: Ports;
  stateFolder: string;
  secret: string;
  flags: string[];
  sink: LogSink;
  onChange: () => void;
};

type Sandbox = { name: string; environment: Record<string, string> };

const readyMs = 30_000;

/** Starts the stand-ins, each in its own process and kept running, into `sandboxes`, from where they can be stopped. */
export async function startSandboxes(
  options: SandboxOptions,
  sandboxes: Sandboxes,
  giveUp: AbortSignal,
): Promise<void> {
  const { sink, onChange } = options;
  for (const sandbox of sandboxesOf(options)) {
    await mkdir(sandbox.environment['DATA_DIRECTORY'] ?? '', { recursive: true });
    const start = (signal: AbortSignal) => launch(options, sandbox, signal);
    const keeping = { name: sandbox.name, start, log: sink.log, onChange };
    sandboxes.set(sandbox.name, await keepRunning(keeping, giveUp));
    onChange();
  }
}

function sandboxesOf({ ports, stateFolder, secret }: SandboxOptions): Sandbox[] {
  const folderOf = (name: string) => join(stateFolder, 'sandbox', name);
  const { apiKey, webhookSecret } = sandboxSecrets(secret);
  const carrier = carrierSecrets(secret);
  return [
    {
      name: 'payment-provider',
      environment: {
        PORT: String(ports.provider),
        DATA_DIRECTORY: folderOf('payment-provider'),
        API_KEY: apiKey,
        WEBHOOK_SECRET: webhookSecret,
        WEBHOOK_URL: `http://127.0.0.1:${ports.shop}/api/v1/webhooks/sandbox`,
      },
    },
    {
      name: 'mailbox',
      environment: {
        PORT: String(ports.mailbox),
        SMTP_PORT: String(ports.smtp),
        DATA_DIRECTORY: folderOf('mailbox'),
      },
    },
    {
      name: 'carrier',
      environment: {
        PORT: String(ports.carrier),
        DATA_DIRECTORY: folderOf('carrier'),
        API_KEY: carrier.carrierApiKey,
        WEBHOOK_SECRET: carrier.carrierWebhookSecret,
        WEBHOOK_URL: `http://127.0.0.1:${ports.shop}/api/v1/webhooks/carriers/sandbox`,
      },
    },
  ];
}

async function launch(options: SandboxOptions, sandbox: Sandbox, giveUp: AbortSignal): Promise<Running> {
  const entry = fileURLToPath(new URL(`../../../sandbox/${sandbox.name}/main.ts`, import.meta.url));
  const child = spawn(process.execPath, [...options.flags, entry], {
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      ...memoryEnvironment,
      ...sandbox.environment,
    },
    // It ends by itself when the channel to us closes: a killed supervisor leaves nobody on its ports.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // In a group of its own: a Ctrl-C must end it after the shop, not beside it.
    detached: true,
  });
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? `code ${code}`));
  const stop = async (limitMs: number) => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    await ended;
    clearTimeout(timer);
  };
  const isReady = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        options.sink.take(line, sandbox.name, stream === child.stdout ? 'info' : 'warn');
        if (line.includes('"ready":true')) resolve();
      });
    }
  });
  const late = AbortSignal.any([giveUp, AbortSignal.timeout(readyMs)]);
  const givenUp = once(late, 'abort').then(() => 'it was not ready in time');
  const problem = await Promise.race([isReady, ended, givenUp]);
  if (problem === undefined) return { pid: child.pid ?? 0, ended, stop };
  await stop(0);
  giveUp.throwIfAborted();
  throw new Error(`${sandbox.name} did not start: ${problem}`);
}
