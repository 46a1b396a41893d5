/** A file that came with a mail. `contentBase64` is kept on the disk only. */
export type Attachment = {
  filename: string;
  mimeType: string;
  sizeBytes: number;
  contentId?: string;
  contentBase64: string;
};

/** A caught mail or SMS, whole. `to` holds the envelope's recipients, so that blind copies are seen too. */
export type Message = {
  id: string;
  kind: 'mail' | 'sms';
  from: string;
  to: string[];
  subject: string;
  text: string;
  html?: string;
  /** Every http or https address in the message, once. */
  links: string[];
  attachments: Attachment[];
  receivedAt: string;
};

/** A message as lists show it; `preview` is the beginning of its text. */
export type MessageSummary = Pick<
  Message,
  'id' | 'kind' | 'from' | 'to' | 'subject' | 'links' | 'receivedAt'
> & { preview: string };

const previewLength = 280;

/** Sums a message up for lists. */
export function summarise(message: Message): MessageSummary {
  const { id, kind, from, to, subject, links, receivedAt, text } = message;
  const preview = text.replace(/\s+/g, ' ').trim().slice(0, previewLength);
  return { id, kind, from, to, subject, preview, links, receivedAt };
}
