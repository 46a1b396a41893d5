export type RowCommand = 'next' | 'previous' | 'choose' | 'help';

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean };

const commands: Readonly<Record<string, RowCommand>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  x: 'choose',
  '?': 'help',
};

/** What a key does in a list; arrows only where a row has the focus, so that the page can still be scrolled with them. */
export function rowCommand(pressed: Pressed, isInRow: boolean): RowCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  if (pressed.key.startsWith('Arrow') && !isInRow) return undefined;
  return commands[pressed.key];
}
