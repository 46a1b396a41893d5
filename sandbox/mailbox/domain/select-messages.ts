import type { MessageSummary } from './message.ts';

/** What somebody looks for; what is missing is not asked. */
export type MessageFilter = {
  /** A whole recipient, in any case. */
  to?: string | undefined;
  kind?: string | undefined;
  /** Only messages that came after this message id, or at or after this instant. */
  after?: string | undefined;
  /** A piece of a recipient, sender, subject or the beginning of the text, in any case. */
  search?: string | undefined;
};

/** The messages that fit, newest first; the given ones stand in the order of their coming. */
export function selectMessages(
  messages: readonly MessageSummary[],
  { to, kind, after, search }: MessageFilter,
): MessageSummary[] {
  const since = after === undefined ? -1 : messages.findIndex(({ id }) => id === after);
  const instant = after === undefined || since !== -1 ? '' : normalised(after);
  return messages
    .slice(since + 1)
    .filter((message) => message.receivedAt >= instant)
    .filter((message) => kind === undefined || message.kind === kind)
    .filter((message) => to === undefined || message.to.some((one) => sameText(one, to)))
    .filter((message) => search === undefined || containsText(message, search))
    .toReversed();
}

// Instants are compared as texts, which needs one way of writing them; any other text finds nothing before it.
function normalised(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : date.toISOString();
}

function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function containsText({ from, to, subject, preview }: MessageSummary, search: string): boolean {
  return [from, ...to, subject, preview].some((text) => text.toLowerCase().includes(search.toLowerCase()));
}
