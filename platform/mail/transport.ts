/** The way out: one SMTP server that the operator names. */
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../manifest/index.ts';
import type { Mail } from './messages.ts';

export interface MailTransport {
  /**
   * Hands one letter to the server. `id` (`signedName`) becomes its Message-ID, the same at every try, so that a reader's
   * program can tell a repeated letter, and so that one that comes back is known.
   */
  send(mail: Mail & { headers?: Readonly<Record<string, string>> }, id: string): Promise<void>;
  close(): void;
}

/** How long a server may be silent, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Opens no connection yet; the first letter does. With `connections` so many are kept open for the letters that follow. */
export function openTransport(
  { url, from }: MailSettings,
  { connections = 0 }: { connections?: number } = {},
): MailTransport {
  const transport = createTransport({
    url,
    ...(connections > 0 ? { pool: true as const, maxConnections: connections, maxMessages: 500 } : {}),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ to, subject, text, headers }, id) {
      await transport.sendMail({
        from,
        // As parts, so that nothing in the address can be read as a second one.
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<tomoni-${id}@${domain}>`,
        // No "out of office" as an answer (RFC 3834 section 5).
        headers: { 'Auto-Submitted': 'auto-generated', ...headers },
      });
    },
    close: () => transport.close(),
  };
}
