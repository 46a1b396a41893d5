import { NativeSelect, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useLanguage } from '../language/use-language.ts';

/** Switches between light, dark and what the device says. */
export function ColourSwitch() {
  const { words } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const names = words.colourNames;
  return (
    <NativeSelect
      aria-label={words.colours}
      value={colorScheme}
      onChange={(event) => setColorScheme(event.currentTarget.value as MantineColorScheme)}
      data={[
        { value: 'auto', label: names.auto },
        { value: 'light', label: names.light },
        { value: 'dark', label: names.dark },
      ]}
    />
  );
}
