const formula = /^[=+\-@\t\r]/;

/** A field that spreadsheets would take for a formula gets an apostrophe in front. */
export function escapeFormula(field: string): string {
  return formula.test(field) ? `'${field}` : field;
}

/** Takes away the apostrophe that `escapeFormula` puts in front. */
export function unescapeFormula(field: string): string {
  return field.startsWith("'") && formula.test(field.slice(1)) ? field.slice(1) : field;
}
