/** Fills `{field}` and `{object.field}` of tag patterns from a value: `product:{slug}` becomes `product:red-mug`. */
export function fillTags(patterns: readonly string[], value: unknown): string[] {
  return patterns.map((pattern) =>
    pattern.replace(/\{([A-Za-z.]+)\}/g, (_whole, path: string) => {
      let inner: unknown = value;
      for (const name of path.split('.')) inner = (inner as Record<string, unknown> | undefined)?.[name];
      return String(inner);
    }),
  );
}
