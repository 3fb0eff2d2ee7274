import { createTransport } from 'nodemailer';

/** All in ms: a mail server that does not answer must not hold anything up. */
const PATIENCE_MS = 15_000;

/** Sends one plain-text letter; rejects when the server did not take it. */
export type Mail = (to: string, subject: string, text: string) => Promise<void>;

/**
 * @param url `smtps://user:password@host:465` or `smtp://…`
 * @param from the sender's address
 */
export function smtpMail(url: string, from: string): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A letter is words of our own: nothing is fetched or read from the disk for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async (to, subject, text) => {
    await transport.sendMail({ from, to, subject, text });
  };
}
