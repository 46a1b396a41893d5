import { NumberInput, type NumberInputProps } from '@mantine/core';

/** A sum of money as people type it. */
export function SumField(
  props: Pick<NumberInputProps, 'label' | 'description' | 'value' | 'error' | 'onChange'>,
) {
  return <NumberInput min={0} decimalScale={3} hideControls {...props} />;
}
