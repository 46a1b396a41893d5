type Control =
  | Pick<HTMLInputElement, 'value' | 'defaultValue'>
  | Pick<HTMLSelectElement, 'options' | 'selectedIndex'>;

/** Whether somebody typed into a field, or chose in it, since the page drew it. */
export function isTouched(control: Control): boolean {
  if ('defaultValue' in control) return control.value !== control.defaultValue;
  const drawn = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
  return control.selectedIndex !== Math.max(0, drawn);
}
