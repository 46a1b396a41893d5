import type { Gate } from './gate.ts';
import { countIn, runTool } from './run-tool.ts';

/** Every file is formatted as oxfmt would. */
export const checkFormat: Gate = {
  name: 'format',
  unit: 'files',
  run: async (folder) => {
    const { exitCode, output } = await runTool(folder, 'oxfmt', ['--check', '.']);
    return { checked: countIn(output, /on (\d+) files/), isGood: exitCode === 0, output };
  },
};
