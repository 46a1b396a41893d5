import { describeFailures } from '../test/describe-failures.ts';
import { layers } from '../test/layers.ts';
import { runLayers } from '../test/run-layers.ts';
import type { Gate } from './gate.ts';

/** Every unit test passes. */
export const checkUnitTests: Gate = {
  name: 'unit tests',
  unit: 'tests',
  run: async (folder) => {
    const interrupt = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => interrupt.abort(new Error(signal)));
    const unit = layers.filter(({ name }) => name === 'unit');
    const outcomes = await runLayers(unit, {
      folder,
      patterns: [],
      interrupt: interrupt.signal,
      onLayer: () => {},
      onFile: () => {},
    });
    const results = outcomes.flatMap((outcome) => outcome.results);
    return {
      checked: results.filter(({ status }) => status !== 'skipped').length,
      isGood: results.every(({ status }) => status !== 'failed') && !interrupt.signal.aborted,
      output: describeFailures(results).join('\n'),
    };
  },
};
