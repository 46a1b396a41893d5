import type { BenchLine } from './bench-line.ts';
import { judgeLine } from './judge-line.ts';
import type { LineResult } from './line-result.ts';
import { tellVerdict } from './tell-table.ts';

export type BenchReport = {
  at: string;
  topology: string;
  seed: number;
  seconds: number;
  machine: string;
  results: LineResult[];
  failed: string[];
};

const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{max-width:60rem;margin:2rem auto;padding:0 1rem}
figure{margin:1.5rem 0}figcaption{font-weight:600}.bar{height:1.2rem;border-radius:3px;background:#2f6f5e;min-width:2px}
.floor{background:#9aa5a1}.row{display:grid;grid-template-columns:6rem 1fr 7rem;gap:.6rem;align-items:center;margin:.2rem 0}
.missed{color:#b3261e}small{opacity:.75}`;

const escape = (text: string) =>
  text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** The report as one HTML page without scripts: a chart for each line, the shop beside its floor, and its times. */
export function drawReport(report: BenchReport, lines: readonly BenchLine[]): string {
  const figures = report.results.flatMap((result) => {
    const line = lines.find(({ name }) => name === result.name);
    return line ? [figureOf(result, line)] : [];
  });
  const failed = report.failed.map((name) => `<p class="missed">${escape(name)}: no figure</p>`);
  const about = `${report.topology}, seed ${report.seed}, ${report.seconds} s each, ${report.at}; ${report.machine}`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Souk bench</title><style>${style}</style><h1>Souk bench</h1><p><small>${escape(about)}</small></p>
${[...figures, ...failed].join('\n')}</html>\n`;
}

function figureOf(result: LineResult, line: BenchLine): string {
  const most = Math.max(result.perSecond ?? 0, result.floorPerSecond ?? 0);
  const bar = (name: string, perSecond: number | null, kind: string) =>
    perSecond === null
      ? ''
      : `<div class="row"><span>${name}</span><div class="bar ${kind}" style="width:${((perSecond / most) * 100).toFixed(1)}%"></div><span>${perSecond.toFixed(0)}/s</span></div>`;
  const verdict = result.isAside ? 'aside' : judgeLine(result, line);
  const times = [result.p50Ms, result.p95Ms, result.p99Ms].map((ms) => `${ms?.toFixed(1)} ms`).join(', ');
  const sent = result.statements === null ? '' : `; ${result.statements.toFixed(1)} statements each`;
  const memory = result.memoryMb === null ? '' : `; ${result.memoryMb.toFixed(0)} MB`;
  const bars = `${bar('shop', result.perSecond, '')}${bar('floor', result.floorPerSecond, 'floor')}`;
  return `<figure><figcaption>${escape(result.title)}</figcaption>${bars}
<p class="${verdict}">${escape(tellVerdict(result, line))}</p><p><small>p50, p95, p99: ${times}${sent}${memory}</small></p></figure>`;
}
