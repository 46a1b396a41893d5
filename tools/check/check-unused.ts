import type { Gate } from './gate.ts';
import { countIn, runTool } from './run-tool.ts';

/** No file, export or dependency is unused. */
export const checkUnused: Gate = {
  name: 'unused',
  unit: 'files',
  run: async (folder) => {
    // Only its table of timings tells how many files knip has read.
    const { exitCode, output } = await runTool(folder, 'knip', [
      '--no-progress',
      '--no-config-hints',
      '--performance',
    ]);
    const said = output.split(/^Name +size +min/m)[0] ?? '';
    return { checked: countIn(output, /^parseFile +(\d+)/m), isGood: exitCode === 0, output: said.trimEnd() };
  },
};
