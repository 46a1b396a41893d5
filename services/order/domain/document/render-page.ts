import type { Sheet, SheetTable } from './sheet.ts';

const style = `body{font:15px/1.5 'PingFang SC','Microsoft YaHei','Noto Sans SC',system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2,dt,th{font-size:.85rem;text-align:left}h2{margin:0}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.5rem}
dd{margin:0}.parties{display:flex;flex-wrap:wrap;gap:1.5rem 2rem}.parties section{flex:1 1 12rem}address{font-style:normal}
.wide{overflow-x:auto;margin:1.5rem 0}table{width:100%;border-collapse:collapse}caption{text-align:left;font-weight:600}
th,td{padding:.35rem .5rem;border-bottom:1px solid #999;vertical-align:top}th{vertical-align:bottom}.parties+.wide th:first-child{min-width:9rem}
:is(th,td):first-child{padding-left:0}:is(th,td):last-child{padding-right:0}.number{text-align:right}td.number{white-space:nowrap}
.sums{width:auto;margin:1.5rem 0 1.5rem auto}.sums th{font-weight:400;padding-right:2rem}.sums .total>*{font-weight:700;font-size:1.05rem}.notes p{margin:.2rem 0}
@media print{@page{size:A4;margin:16mm}body{font-size:9pt;margin:0;max-width:none;padding:0}.wide{overflow:visible}thead{display:table-header-group}tr,.end{break-inside:avoid}}`;

/** A document as a whole page of HTML that prints well and needs nothing from anywhere. */
export function renderPage(sheet: Sheet): string {
  const facts = sheet.facts.map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`);
  const parties = sheet.parties.map(
    ({ label, lines }) =>
      `<section><h2>${escape(label)}</h2><address>${lines.map(escape).join('<br>')}</address></section>`,
  );
  const sums = sheet.sums.map(
    ({ label, value, isTotal }) =>
      `<tr${isTotal ? ' class="total"' : ''}><th scope="row">${escape(label)}</th><td class="number">${escape(value)}</td></tr>`,
  );
  const tables = sheet.tables.map(renderTable);
  const [goods, others] = [tables.slice(0, 1), tables.slice(1)];
  return `<!doctype html>
<html lang="${sheet.language === 'zh' ? 'zh-CN' : 'en-GB'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escape(sheet.title)}</title><style>${style}</style></head>
<body><main>
<h1>${escape(sheet.title)}</h1>
<dl>${facts.join('')}</dl>
<div class="parties">${parties.join('\n')}</div>
${goods.join('\n')}
<div class="end">
${others.join('\n')}
<table class="sums"><tbody>${sums.join('')}</tbody></table>
<div class="notes">${sheet.notes.map((note) => `<p>${escape(note)}</p>`).join('\n')}</div>
</div></main></body></html>
`;
}

function renderTable({ caption, head, rows, numbers }: SheetTable): string {
  const cell = (tag: string, text: string, column: number) => {
    const kind = numbers.has(column) ? ' class="number"' : '';
    const scope = tag === 'th' ? ' scope="col"' : '';
    return `<${tag}${kind}${scope}>${escape(text)}</${tag}>`;
  };
  const body = rows.map((row) => `<tr>${row.map((text, column) => cell('td', text, column)).join('')}</tr>`);
  return `<div class="wide" role="region" tabindex="0" aria-label="${escape(caption)}"><table><caption>${escape(caption)}</caption>
<thead><tr>${head.map((text, column) => cell('th', text, column)).join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
