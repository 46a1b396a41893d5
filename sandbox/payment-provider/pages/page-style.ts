import { baseStyle } from '../../shared/page/base-style.ts';

/** The style sheet of the payment pages: one card in the middle, big buttons. */
export const pageStyle = `${baseStyle}
.sheet { max-width: 26rem; margin: 0 auto; padding: 1rem; min-height: 100vh; display: flex; flex-direction: column; }
.bar { display: flex; justify-content: space-between; align-items: center; gap: 1rem; font-size: 0.875rem; }
.bar a { padding: 0.75rem 0; white-space: nowrap; }
.card {
  background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: 1.5rem; margin: auto 0;
  display: grid; gap: 1.25rem;
}
.card p { margin: 0; }
.sum { font-size: 2rem; font-weight: 700; line-height: 1.2; }
dl { margin: 0; display: grid; gap: 0.75rem; }
dt { font-size: 0.875rem; color: var(--quiet); }
dd { margin: 0; }
.id { font-size: 0.8125rem; }
form { display: grid; gap: 0.75rem; }
.good { color: var(--good); }
.bad { color: var(--danger); }
@media (min-width: 40rem) { .card { padding: 2rem; } }
`;
