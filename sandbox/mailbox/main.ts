import { readEnvironment, readPort } from '../shared/process/read-environment.ts';
import { runProcess } from '../shared/process/run-process.ts';
import { startMailbox } from './start-mailbox.ts';

const names = ['PORT', 'SMTP_PORT', 'DATA_DIRECTORY'] as const;

await runProcess(() => {
  const environment = readEnvironment(process.env, names);
  return startMailbox({
    host: process.env.HOST ?? '127.0.0.1',
    port: readPort(environment.PORT),
    smtpPort: readPort(environment.SMTP_PORT),
    dataDirectory: environment.DATA_DIRECTORY,
    mostKept: 1_000,
  });
});
