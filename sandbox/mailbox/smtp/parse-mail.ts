import { randomUUIDv7 } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Attachment as ParsedAttachment } from 'postal-mime';
import { findLinks } from '../domain/find-links.ts';
import type { Attachment, Message } from '../domain/message.ts';

/** Who a mail's envelope names; its headers may say otherwise. */
export type Envelope = { from: string; to: string[] };

/** Makes a message of a raw mail. Throws when it is nested or headed beyond the parser's limits. */
export async function parseMail(raw: Buffer, envelope: Envelope, receivedAt: Date): Promise<Message> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'base64' });
  const text = mail.text ?? '';
  return {
    id: randomUUIDv7(),
    kind: 'mail',
    from: mail.from?.address ?? envelope.from,
    to: envelope.to,
    subject: mail.subject ?? '',
    text,
    ...(mail.html !== undefined && { html: mail.html }),
    links: findLinks(text, mail.html),
    attachments: mail.attachments.map(keepAttachment),
    receivedAt: receivedAt.toISOString(),
  };
}

function keepAttachment({ filename, mimeType, contentId, content }: ParsedAttachment): Attachment {
  // The parser was asked for base64 text; its type says that it could be bytes.
  const contentBase64 =
    typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('base64');
  return {
    filename: filename ?? 'attachment',
    mimeType,
    sizeBytes: Buffer.byteLength(contentBase64, 'base64'),
    ...(contentId !== undefined && { contentId: contentId.replace(/^<|>$/g, '') }),
    contentBase64,
  };
}
