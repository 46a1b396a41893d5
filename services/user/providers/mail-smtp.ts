import { createTransport, type Transporter } from 'nodemailer';

/** A mail ready to go. `messageId` stays the same over tries, so that a second copy can be known as one. */
export type OutgoingMail = {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
};

/** How a provider answered: taken, or refused for good. Anything else throws and is worth another try. */
export type Delivery = { isTaken: true } | { isTaken: false; because: string };

export type MailSender = {
  /** Hands a mail to the server at `url` (smtp:// or smtps://) and waits until it has taken it. */
  send: (url: string, mail: OutgoingMail) => Promise<Delivery>;
  close: () => void;
};

const timeouts = { connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 10_000 };

/** Opens the sender of mail: two kept connections to the server that the settings name at the moment. */
export function openMailSender(): MailSender {
  let current: { url: string; transport: Transporter } | undefined;

  function transportTo(url: string): Transporter {
    if (current?.url === url) return current.transport;
    current?.transport.close();
    const { protocol, hostname, port, username, password } = new URL(url);
    const transport = createTransport({
      pool: true,
      maxConnections: 2,
      host: hostname,
      port: Number(port) || (protocol === 'smtps:' ? 465 : 587),
      secure: protocol === 'smtps:',
      ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      ...timeouts,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    current = { url, transport };
    return transport;
  }

  return {
    send: async (url, mail) => {
      const { messageId, from, to, subject, text, html } = mail;
      try {
        await transportTo(url).sendMail({
          messageId: `<${messageId}@souk>`,
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { isTaken: true };
      } catch (error) {
        const { responseCode = 0, code = '' } = error as { responseCode?: number; code?: string };
        const isAboutThisMail = code === 'EENVELOPE' || code === 'EMESSAGE';
        if (isAboutThisMail && responseCode >= 500)
          return { isTaken: false, because: `SMTP ${responseCode}` };
        // The error itself stays here: servers repeat the address in their answers.
        // oxlint-disable-next-line preserve-caught-error -- the cause holds personal data
        throw new Error(`the mail server did not take the mail (${code}, ${responseCode || 'no answer'})`);
      }
    },
    close: () => current?.transport.close(),
  };
}
