/** A metric as it is exposed: its description, and a value for each combination of labels. */
export type MetricFamily = {
  kind: string;
  help: string;
  samples: { labels: Record<string, string>; value: number }[];
};

/**
 * Reads Prometheus' text format 0.0.4: metrics by name, histograms with all their series under one. Throws when a line
 * is none of it, or a value comes before the description of its metric.
 */
export function readMetrics(text: string): Map<string, MetricFamily> {
  const families = new Map<string, MetricFamily>();
  const familyOf = (name: string) => {
    const known = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
    if (!known) throw new Error(`${name} comes before its description`);
    return known;
  };
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, name = '', labels = '', value = ''] = /^([a-z_]\w*)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    const [, kindOrHelp, described = '', words = ''] = /^# (TYPE|HELP) (\w+) (.+)$/.exec(line) ?? [];
    if (kindOrHelp === 'HELP') families.set(described, { kind: '', help: words, samples: [] });
    else if (kindOrHelp === 'TYPE') familyOf(described).kind = words;
    else if (name === '') throw new Error(`no line of metrics: ${line}`);
    else familyOf(name).samples.push({ labels: readLabels(labels), value: Number(value) });
  }
  return families;
}

function readLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}
