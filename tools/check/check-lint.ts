import type { Gate } from './gate.ts';
import { countIn, runTool } from './run-tool.ts';

/** No rule of .oxlintrc.json is broken, those that need types included. */
export const checkLint: Gate = {
  name: 'lint',
  unit: 'files',
  run: async (folder) => {
    const words = ['--type-aware', '--deny-warnings'];
    // Each thread that reads types works them out for itself, and the gates beside this one have work for the others.
    const { exitCode, output } = await runTool(folder, 'oxlint', words, { GOMAXPROCS: '1' });
    return { checked: countIn(output, /on (\d+) files/), isGood: exitCode === 0, output };
  },
};
