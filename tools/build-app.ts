import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds one web app into build/<app>: `node tools/build-app.ts storefront`.
const root = fileURLToPath(new URL('../', import.meta.url));
const require = createRequire(import.meta.url);
const [app] = process.argv.slice(2);

const commands: Record<string, () => string[]> = {
  storefront: () => [binOf('@react-router/dev', 'react-router'), 'build'],
  admin: () => [binOf('vite', 'vite'), 'build'],
};

function binOf(packageName: string, name: string): string {
  const file = require.resolve(`${packageName}/package.json`);
  const { bin } = require(file) as { bin: Record<string, string> };
  return join(dirname(file), bin[name] ?? '');
}

const command = commands[app ?? ''];
if (!app || !command) {
  process.stderr.write(`usage: node tools/build-app.ts ${Object.keys(commands).join(' | ')}\n`);
  process.exit(2);
}
const { status, error } = spawnSync(process.execPath, command(), {
  cwd: join(root, 'apps', app),
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
});
if (error) process.stderr.write(`${app} cannot be built: ${error.message}\n`);
process.exit(status ?? 1);
