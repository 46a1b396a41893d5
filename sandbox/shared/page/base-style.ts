import { fontStack } from './chinese-font.ts';

/** The look that all sandbox pages share: colours for light and dark, type, buttons, focus, for phones first. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #f4f5f7; --card: #ffffff; --ink: #1b1f24; --quiet: #59616b; --line: #d5d9df;
  --accent: #0b5cad; --on-accent: #ffffff; --accent-soft: #e3eefa; --danger: #b3261e; --good: #1a7037;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1e2328; --ink: #e9ecef; --quiet: #a3acb6; --line: #3a424b;
    --accent: #7db7f2; --on-accent: #0c2036; --accent-soft: #22364a; --danger: #ff9a91; --good: #7fd49a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); line-height: 1.5; font-size: 1rem;
  font-family: ${fontStack}; overflow-wrap: anywhere;
}
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0; }
a { color: var(--accent); }
button, input { font: inherit; color: inherit; }
.button {
  display: block; width: 100%; min-height: 3rem; padding: 0.625rem 1rem; border-radius: 0.625rem; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: var(--ink); font-weight: 600; text-align: center;
  text-decoration: none;
}
.button.first { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.button:hover { filter: brightness(0.94); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); }
`;
