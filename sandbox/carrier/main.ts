import { readEnvironment, readPort, readUrl } from '../shared/process/read-environment.ts';
import { runProcess } from '../shared/process/run-process.ts';
import { startCarrier } from './start-carrier.ts';
import { realTimings } from './timings.ts';

const names = ['PORT', 'DATA_DIRECTORY', 'API_KEY', 'WEBHOOK_SECRET', 'WEBHOOK_URL'] as const;

await runProcess((fail) => {
  const environment = readEnvironment(process.env, names);
  return startCarrier(
    {
      host: process.env.HOST ?? '127.0.0.1',
      port: readPort(environment.PORT),
      publicAddress: process.env.PUBLIC_ADDRESS,
      dataDirectory: environment.DATA_DIRECTORY,
      apiKey: environment.API_KEY,
      webhookSecret: environment.WEBHOOK_SECRET,
      webhookUrl: readUrl(environment.WEBHOOK_URL),
      timings: realTimings,
    },
    fail,
  );
});
