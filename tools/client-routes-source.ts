import type { CallContract } from '#contracts/call.ts';
import { services } from '#contracts/services.ts';

/**
 * The source of `apps/client/routes.ts`: method, path and credential fields of every public call, so that a browser
 * needs neither the contracts nor their schema library.
 */
export function clientRoutesSource(): string {
  const blocks = Object.entries(services).map(([service, { calls }]) => {
    const lines = Object.entries(calls as Record<string, CallContract>).flatMap(([name, contract]) => {
      if (!contract.http || contract.http.isRaw || contract.http.isFile) return [];
      const takes = (contract.http.takes ?? []).map(({ field, header }) => `['${field}', '${header}']`);
      const repeats = contract.repeat === 'key' ? 'true' : 'false';
      return [
        `    ${name}: { method: '${contract.http.method}', path: '${contract.http.path}', takes: [${takes.join(', ')}], takesKey: ${repeats}${contract.http.takesFile ? ', takesFile: true' : ''} },`,
      ];
    });
    return `  ${service}: {\n${lines.join('\n')}\n  },`;
  });
  return `// Made from the contracts by \`npm run generate\`; do not edit.
/* oxfmt-ignore */
export const routes = {
${blocks.join('\n')}
} as const;
`;
}
