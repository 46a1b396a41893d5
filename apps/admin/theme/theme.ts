import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';
import { shades } from './shades.ts';

/** Mantine dressed in the tokens of the shop; the tokens know light and dark by themselves. */
export const theme = createTheme({
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: "ui-monospace, Menlo, Consolas, monospace, 'Noto Sans SC'",
  headings: { fontFamily: 'var(--font-display)', fontWeight: '600' },
  primaryColor: 'accent',
  primaryShade: 6,
  white: 'var(--ground-raised)',
  black: 'var(--ink)',
  colors: {
    accent: shades('--accent'),
    good: shades('--good'),
    warn: shades('--warn'),
    bad: shades('--bad'),
    soft: shades('--ink-soft'),
    // Mantine takes lines, grounds and words from `gray` when light and from `dark` when dark.
    gray: tuple(
      '--ground-sunken --ground-sunken --line --line --line --ink-soft --ink-soft --ink-soft --ink --ink',
    ),
    dark: tuple(
      '--ink --ink --ink-soft --ink-soft --line --line --ground-raised --ground --ground-sunken --ground-sunken',
    ),
  },
  defaultRadius: 'md',
  radius: { md: 'var(--radius)' },
  spacing: {
    xs: 'var(--space-1)',
    sm: '12px',
    md: 'var(--space-2)',
    lg: 'var(--space-3)',
    xl: 'var(--space-4)',
  },
  components: {
    Modal: { styles: { title: { fontFamily: 'var(--font-display)', fontSize: '1.15rem', fontWeight: 600 } } },
    // Hints stand below their fields, so that fields beside each other begin at one height.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // The chosen one is drawn on the line colour in the dark, where Mantine would write in white.
    SegmentedControl: { vars: () => ({ root: { '--sc-label-color': 'var(--ink)' } }) },
    // In the dark Mantine would write in its white, which here is the colour of raised grounds.
    Alert: { styles: { message: { color: 'var(--ink)' } } },
    Badge: { styles: { root: { textTransform: 'none', maxWidth: 'none', minWidth: 'max-content' } } },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  variantColorResolver: (input) => ({
    ...defaultVariantColorsResolver(input),
    ...(input.variant === 'filled' ? { color: 'var(--on-accent)' } : {}),
  }),
});

function tuple(tokens: string): MantineColorsTuple {
  return tokens.split(' ').map((token) => `var(${token})`) as unknown as MantineColorsTuple;
}
