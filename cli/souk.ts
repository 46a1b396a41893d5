import { commands } from './commands.ts';
import { runCommand } from './local/run-command.ts';

const usage = `souk: run and look after a shop

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

souk COMMAND --help tells more; most take --json. SOUK_DATA names the shop's folder, when it is not the checkout's own.
Exit codes: 0 done, 1 failed or not well, 2 wrong use, 3 not running, 10 to 20 the shop cannot start.
`;

process.env['NODE_ENV'] ??= 'production';
const [name = '--help', ...parameters] = process.argv.slice(2);
const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (listed) {
  process.exitCode = await runCommand(await listed.load(), parameters);
} else if (name === '--help' || name === '-h' || name === 'help') {
  process.stdout.write(usage);
} else {
  process.stderr.write(`there is no command ${name}\n\n${usage}`);
  process.exitCode = 2;
}
