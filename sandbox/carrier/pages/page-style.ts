import { baseStyle } from '../../shared/page/base-style.ts';

/** The style sheet of the carrier's pages: a card for each parcel. */
export const pageStyle = `${baseStyle}
.sheet { max-width: 48rem; margin: 0 auto; padding: 1rem; display: grid; gap: 1rem; }
.bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.bar a { padding: 0.75rem 0; white-space: nowrap; }
.card {
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.25rem;
  display: grid; gap: 0.75rem;
}
.card p, .card ol { margin: 0; }
.card h2 { font-size: 1.125rem; margin: 0; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; }
form .button { width: auto; }
.label { font-size: 1.25rem; }
.number { font-size: 1.75rem; font-weight: 700; letter-spacing: 0.05em; }
`;
