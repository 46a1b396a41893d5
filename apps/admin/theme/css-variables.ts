import type { CSSVariablesResolver } from '@mantine/core';

const tokens = ['accent', 'good', 'warn', 'bad', 'soft'] as const;

/** What Mantine's parts ask for, said in the tokens of the shop: the same in light and in dark. */
export const cssVariables: CSSVariablesResolver = () => {
  const said = { ...surfaces, ...Object.assign({}, ...tokens.map(coloursOf)) };
  return { variables: {}, light: said, dark: said };
};

const surfaces = {
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-body': 'var(--ground)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-soft)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-success': 'var(--good)',
  '--mantine-color-default': 'var(--ground-raised)',
  '--mantine-color-default-hover': 'var(--ground-sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--ground-sunken)',
  '--mantine-color-disabled-color': 'var(--ink-soft)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-color-gray-text': 'var(--ink-soft)',
  '--mantine-color-gray-light': 'var(--ground-sunken)',
  '--mantine-color-gray-light-hover': 'var(--ground-sunken)',
  '--mantine-color-gray-light-color': 'var(--ink-soft)',
};

function coloursOf(name: string): Record<string, string> {
  const own = (part: string) => `--mantine-color-${name}-${part}`;
  const shade = (index: number) => `var(${own(String(index))})`;
  return {
    [own('text')]: shade(6),
    [own('filled')]: shade(6),
    [own('filled-hover')]: name === 'accent' ? 'var(--accent-strong)' : shade(6),
    [own('light')]: shade(1),
    [own('light-hover')]: shade(2),
    [own('light-color')]: shade(6),
    [own('outline')]: shade(6),
    [own('outline-hover')]: shade(0),
  };
}
