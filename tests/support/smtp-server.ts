/** A mail server on the loopback that takes every letter, or refuses them all. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';

export type Letter = { to: string; subject: string; text: string };

export type SmtpServer = {
  url: string;
  letters: Letter[];
  refuse(yes: boolean): void;
  stop(): Promise<void>;
};

export async function startSmtpServer(): Promise<SmtpServer> {
  const letters: Letter[] = [];
  let refusing = false;
  const server = createServer((socket) => {
    let to = '';
    let data: string[] | undefined;
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    say('220 loopback');
    socket.on('error', () => undefined);
    createInterface({ input: socket }).on('line', (line) => {
      if (data) {
        if (line !== '.') return void data.push(line);
        letters.push({ to, ...read(data) });
        data = undefined;
        return say('250 taken');
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') to = /<(.+)>/.exec(line)?.[1] ?? '';
      if (verb === 'MAIL' && refusing) return say('451 not now');
      if (verb === 'DATA') data = [];
      say(verb === 'DATA' ? '354 go on' : verb === 'QUIT' ? '221 bye' : '250 fine');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    refuse: (yes) => void (refusing = yes),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function read(lines: readonly string[]): { subject: string; text: string } {
  const empty = lines.indexOf('');
  const head = lines.slice(0, empty).join('\n').replace(/\n\s+/g, ' ');
  const subject = /^Subject: (.*)$/m.exec(head)?.[1] ?? '';
  const body = lines.slice(empty + 1).join('\n');
  const quoted = /^Content-Transfer-Encoding: quoted-printable$/im.test(head);
  return { subject, text: quoted ? unquoted(body) : body };
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
