/** What the processes of a shop must find in their environment so that their kill points can be armed and their clocks moved. */
export function chaosEnvironment(options: {
  folder: string;
  /** Milliseconds by process, such as `order-1`. */
  clocks?: Record<string, number>;
}): Record<string, string> {
  const loaded = new URL('in-each-process.ts', import.meta.url).href;
  return {
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${loaded}`.trim(),
    SOUK_KILL_POINT: 'told',
    SOUK_CHAOS: options.folder,
    SOUK_CHAOS_CLOCKS: JSON.stringify(options.clocks ?? {}),
  };
}
