import { UsageError, type Command } from '../command.ts';
import { capital } from './capital.ts';

/** Runs a command: shows its help when asked, and turns whatever goes wrong into words and an exit code. */
export async function runCommand(command: Command, parameters: string[]): Promise<number> {
  if (parameters.includes('--help') || parameters.includes('-h')) {
    process.stdout.write(command.usage);
    return 0;
  }
  // Whoever reads our output may have seen enough, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  try {
    return await command.run(parameters);
  } catch (error) {
    if (isWrongUse(error)) {
      const [first] = command.usage.split('\n');
      process.stderr.write(`${capital((error as Error).message)}\n${first}; --help tells more\n`);
      return 2;
    }
    const { explainFailure } = await import('./explain-failure.ts');
    const { text, exitCode } = explainFailure(error);
    process.stderr.write(`${text}\n`);
    if (process.env['SOUK_DEBUG']) process.stderr.write(`${(error as Error).stack}\n`);
    return exitCode;
  }
}

function isWrongUse(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS'));
}
