import { findTemplate } from '../../domain/find-template.ts';
import { renderMail } from '../../domain/render-mail.ts';
import { renderSms } from '../../domain/render-sms.ts';
import { reword } from '../../domain/wording/reword.ts';
import type { Delivery } from '../../providers/mail-smtp.ts';
import type { UserTools } from '../../providers/user-tools.ts';
import { claimMessage, giveUp, markSent, releaseClaim, type ClaimedRow } from '../../store/deliveries.ts';

/** Longer than a provider may take; a sender that died lets go of its message after it. */
const claimSeconds = 60;

/**
 * The job that hands a message to its provider and erases it once it was taken or refused for good. Any other failure
 * throws, and the job is tried again. A process that dies in between sends a second copy with the same message id.
 */
export async function sendMessage(tools: UserTools, payload: unknown): Promise<void> {
  const { messageId } = payload as { messageId: string };
  const message = await tools.db.row(claimMessage(messageId, claimSeconds));
  if (!message || message.state === 'done' || message.state === 'useless') return;
  if (message.state === 'busy') throw new Error('another sender holds this message');
  let delivery: Delivery;
  try {
    tools.killPoint('user.send-message.before-provider');
    delivery = await deliver(tools, messageId, message);
    tools.killPoint('user.send-message.after-provider');
  } catch (error) {
    await tools.db.row(releaseClaim(messageId));
    throw error;
  }
  if (delivery.isTaken) {
    await tools.db.row(markSent(messageId));
  } else {
    await tools.db.row(giveUp(messageId, delivery.because));
    tools.log.warn('a message was refused', { messageId, because: delivery.because });
  }
  tools.killPoint('user.send-message.after-mark');
}

function deliver(tools: UserTools, messageId: string, message: ClaimedRow): Promise<Delivery> {
  const { channel, locale, recipient } = message;
  const template = reword(findTemplate(message.template), locale, message.own);
  const shopUrl = tools.setting('gateway.publicUrl');
  const values = { ...message.words, shopUrl, adminUrl: `${shopUrl}/admin` };
  if (channel === 'sms') {
    const text = renderSms(template, locale, values);
    return tools.resources.sms.send(tools.setting('user.smsUrl'), { messageId, to: recipient, text });
  }
  return tools.resources.mail.send(tools.setting('user.smtpUrl'), {
    messageId,
    from: tools.setting('user.mailFrom'),
    to: recipient,
    ...renderMail(template, locale, values),
  });
}
