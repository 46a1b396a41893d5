import { loadRetailSource } from './load-retail-source.ts';
import { mapRetailCatalog } from './map-retail-catalog.ts';
import { reportCatalog } from './report-catalog.ts';

// Maps the sales file afresh and prints what became of it; nothing is written.
const startedAt = performance.now();
const { codes, exchangeRate, source } = await loadRetailSource();
const catalog = mapRetailCatalog(codes, exchangeRate, source);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(
  `${reportCatalog(catalog).join('\n')}\n\nmapped in ${seconds} s with at most ${megabytes} MB\n`,
);
