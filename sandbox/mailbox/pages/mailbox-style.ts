import { baseStyle } from '../../shared/page/base-style.ts';

/** The style sheet of the mailbox: one pane on a phone, list and reader side by side on wider screens. */
export const mailboxStyle = `${baseStyle}
.bar {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.75rem; padding: 0.75rem 1rem;
  background: var(--card); border-bottom: 1px solid var(--line);
}
.bar .name { flex: 1 1 6rem; }
.bar .name span { font-size: 0.875rem; display: none; }
h1 a { color: inherit; text-decoration: none; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 1rem; }
.search { display: flex; gap: 0.5rem; flex: 1 1 16rem; order: 1; }
.search input[type='search'] { flex: 1; min-width: 0; }
input[type='search'], .small {
  min-height: 2.75rem; padding: 0.25rem 0.875rem; border: 1px solid var(--line); border-radius: 0.5rem;
  background: var(--card); color: var(--ink); display: inline-flex; align-items: center; font-size: 0.9375rem;
  text-decoration: none; cursor: pointer;
}
input[type='search'] { cursor: text; }
input[type='search']::placeholder { color: var(--quiet); opacity: 1; }
.small:hover { background: var(--accent-soft); }
.danger { color: var(--danger); }
.list ul { list-style: none; margin: 0; padding: 0; }
.list li { border-bottom: 1px solid var(--line); }
.list li a { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.125rem; padding: 0.75rem 1rem; color: inherit; text-decoration: none; }
.list li a:hover, .list li a[aria-current] { background: var(--accent-soft); }
.list li a[aria-current] { box-shadow: inset 4px 0 0 var(--accent); }
.list li a:focus-visible { outline-offset: -3px; }
.line { display: flex; justify-content: space-between; gap: 0.75rem; align-items: baseline; }
.to, .headline, .preview { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.to { font-size: 0.875rem; }
.headline { font-weight: 600; }
.preview, .line time { font-size: 0.8125rem; }
.line time { white-space: nowrap; }
.kind { font-size: 0.75rem; padding: 0 0.5rem; border-radius: 1rem; border: 1px solid currentColor; white-space: nowrap; }
.kind.mail { color: var(--accent); }
.kind.sms { color: var(--good); }
.status { margin: 0; padding: 0.625rem 1rem; font-size: 0.875rem; border-bottom: 1px solid var(--line); }
.empty { padding: 2.5rem 1.25rem; text-align: center; margin: 0; }
.reader { background: var(--card); }
article { padding: 1rem; display: grid; grid-template-columns: minmax(0, 1fr); }
article dl { margin: 0 0 1rem; display: grid; gap: 0.375rem; font-size: 0.9375rem; }
article dl div { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0.75rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
.text { white-space: pre-wrap; padding: 1rem; border: 1px solid var(--line); border-radius: 0.5rem; }
iframe {
  width: 100%; height: 65vh; border: 1px solid var(--line); border-radius: 0.5rem; background: #ffffff; color-scheme: light;
}
summary { padding: 0.875rem 0; cursor: pointer; color: var(--accent); }
.file { display: inline-block; margin-right: 1rem; }
.back { margin: 0; padding: 0.25rem 1rem 0; }
.back a { display: inline-block; padding: 0.625rem 0; }
.offline {
  position: fixed; inset: auto 1rem 1rem; margin: 0; padding: 0.75rem 1rem; border-radius: 0.5rem;
  background: var(--card); border: 2px solid var(--danger); color: var(--danger);
}
.panes:not(.reading) .reader, .panes.reading .list, .bar:has(+ .reading) .search { display: none; }
@media (min-width: 56rem) {
  body { display: grid; grid-template-rows: auto minmax(0, 1fr); height: 100vh; }
  .search, .bar:has(+ .reading) .search { order: 0; display: flex; }
  .bar .name span { display: block; }
  .panes { display: grid; grid-template-columns: 24rem minmax(0, 1fr); min-height: 0; }
  .panes .list, .panes .reader, .panes:not(.reading) .reader, .panes.reading .list { display: block; overflow-y: auto; }
  .list { border-right: 1px solid var(--line); }
  article { padding: 1.5rem 2rem; }
  .back { display: none; }
}
`;
