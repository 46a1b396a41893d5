// Two lives: with SOUK_START this is one process of the shop; without, it is the one that starts and watches them.
process.env['NODE_ENV'] ??= 'production';
const startFile = process.env['SOUK_START'];
if (startFile) {
  const { runChild } = await import('./cli/local/start/run-child.ts');
  await runChild(startFile);
} else {
  const { runCommand } = await import('./cli/local/run-command.ts');
  const { startCommand } = await import('./cli/local/start.ts');
  process.exitCode = await runCommand(startCommand, process.argv.slice(2));
}
