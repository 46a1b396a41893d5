import { parseArgs } from 'node:util';
import { measureRecommendations } from '../../tools/measure/recommendations/measure-recommendations.ts';
import { measureSearch } from '../../tools/measure/search/measure-search.ts';
import { UsageError, type Command } from '../command.ts';

const usage = `souk measure WHAT: how good the shop's search and recommendations are

  search            nDCG@10 on real products and judgements, beside plain BM25 over the same fields
  recommendations   how often what goes with a real basket holds what was hidden of it, beside what is popular

  --data FOLDER   where icecat-products.jsonl.gz and icecat-judgments-dev.csv.gz are (search)
  --json          say it as JSON, each query too
Runs on a database of its own that is thrown away; a running shop is not touched.
Exit codes: 0 at least as good as what it is compared with, 1 worse, or failed, 2 wrong use.
`;

/** Measures on real data how good the shop's answers are. */
export const measureCommand: Command = { usage, run };

type Tell = (line: string) => void;
type Say = { json: object; lines: string[]; isGood: boolean };

async function run(parameters: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: parameters,
    options: { data: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const tell = values.json ? () => {} : (line: string) => void process.stdout.write(`  ${line}\n`);
  const [what, ...more] = positionals;
  if (more.length > 0) throw new UsageError('Measure one thing at a time');
  const { json, lines, isGood } = await measure(what, values.data, tell);
  process.stdout.write(values.json ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`);
  return isGood ? 0 : 1;
}

function measure(what: string | undefined, folder: string | undefined, tell: Tell): Promise<Say> {
  if (what === 'recommendations') return sayRecommendations(tell);
  if (what !== 'search') throw new UsageError('Say what to measure: search or recommendations');
  if (folder === undefined) throw new UsageError('Say with --data where the products and judgements are');
  return saySearch(folder, tell);
}

async function sayRecommendations(tell: Tell): Promise<Say> {
  const figures = await measureRecommendations(tell);
  const { trained, heldOut, ours, popular, loadSeconds, relateSeconds, medianMs, p99Ms } = figures;
  return {
    json: figures,
    isGood: ours >= popular,
    lines: [
      `${heldOut} held-out baskets after ${trained} told (${loadSeconds.toFixed(0)} s) and related (${relateSeconds.toFixed(0)} s)`,
      `hit rate@10   ours ${ours.toFixed(3)}   most popular ${popular.toFixed(3)}`,
      `an answer     median ${medianMs.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`,
    ],
  };
}

async function saySearch(folder: string, tell: Tell): Promise<Say> {
  const figures = await measureSearch(folder, tell);
  const { products, queries, ours, plain, indexSeconds, medianMs, p99Ms } = figures;
  return {
    json: figures,
    isGood: ours >= plain,
    lines: [
      `${queries} judged queries on ${products} products, indexed in ${indexSeconds.toFixed(0)} s`,
      `nDCG@10   ours ${ours.toFixed(3)}   plain BM25 ${plain.toFixed(3)}`,
      `a search  median ${medianMs.toFixed(1)} ms   p99 ${p99Ms.toFixed(1)} ms`,
    ],
  };
}
