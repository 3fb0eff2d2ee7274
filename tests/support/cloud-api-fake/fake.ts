/**
 * A stand-in for Meta's Cloud API on the loopback, made from its published reference: takes what the real one
 * takes, refuses what it refuses, gives message ids, keeps files. What it posts is made by webhooks.ts.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';
import { request } from './rules.ts';
import type { ApiRequest } from './rules.ts';

export type Taken = { id: string; body: ApiRequest };
/** `lost`: taken, but the answer does not come back. `html`: a gateway's page without a code, with this status. */
export type Fault = { code: number; status?: number } | { html: number } | 'lost';

export type CloudApiFake = {
  settings: CloudApiSettings;
  /** Messages it took, in order. */
  taken: Taken[];
  /** Requests that the published reference does not allow; a test should end with none. */
  problems: string[];
  /** Files it was given, by id. */
  files: Map<string, { bytes: Buffer; mime: string }>;
  /** What the next messages meet; `upload` and `probe` meet their own. */
  failNext(...faults: Fault[]): void;
  /** The next message is taken, and answered once it is released. */
  holdNext(): () => void;
  failUpload(fault: Fault): void;
  failProbe(fault: Fault): void;
  /** What everybody meets who asks for files, for their place or their bytes, until it is mended. */
  failFiles(at: 'place' | 'bytes', fault: Fault | undefined): void;
  /** A file that a person has sent; `size` is what the API says of it. */
  keep(bytes: Buffer, mime: string, size?: number): string;
  /** The place of files is told on this host instead. */
  misplace(origin: string): void;
  stop(): Promise<void>;
};

const TOKEN = 'EAAtoken';

export async function startCloudApi(): Promise<CloudApiFake> {
  const taken: Taken[] = [];
  const problems: string[] = [];
  const files: CloudApiFake['files'] = new Map();
  const sizes = new Map<string, number>();
  const faults: Fault[] = [];
  let uploadFault: Fault | undefined;
  let probeFault: Fault | undefined;
  const fileFaults: { place?: Fault | undefined; bytes?: Fault | undefined } = {};
  let holding: Promise<void> | undefined;
  let made = 0;
  let origin = '';
  let shownOrigin = '';

  const messages = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const parsed = request.safeParse(JSON.parse((await bodyOf(incoming)).toString('utf8')));
    if (!parsed.success) {
      problems.push(parsed.error.message);
      return answerFault(response, { code: 100 });
    }
    const fault = faults.shift();
    if (fault && fault !== 'lost') return answerFault(response, fault);
    const id = `wamid.FAKE${(made += 1)}`;
    taken.push({ id, body: parsed.data });
    const held = holding;
    holding = undefined;
    await held;
    if (fault === 'lost') return void response.destroy();
    answer(response, 200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: parsed.data.to ?? parsed.data.recipient }],
      messages: [{ id, message_status: 'accepted' }],
    });
  };

  const upload = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    const fault = uploadFault;
    uploadFault = undefined;
    if (fault) return fault === 'lost' ? void response.destroy() : answerFault(response, fault);
    const type = { 'content-type': incoming.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(body), { headers: type }).formData();
    const file = form.get('file');
    if (
      form.get('messaging_product') !== 'whatsapp' ||
      !(file instanceof Blob) ||
      file.type !== form.get('type')
    ) {
      problems.push('an upload that is not as published');
      return answerFault(response, { code: 100 });
    }
    const id = `${(made += 1)}`;
    files.set(id, { bytes: Buffer.from(await file.arrayBuffer()), mime: file.type });
    answer(response, 200, { id });
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(incoming.url ?? '/', origin);
    if (incoming.headers.authorization !== `Bearer ${TOKEN}`)
      return answerFault(response, { code: 190, status: 401 });
    const [, version, first, second] = pathname.split('/');
    const fileFault = fileFaults[version === 'bytes' ? 'bytes' : 'place'];
    if (fileFault && first !== fake.settings.phoneNumberId)
      return fileFault === 'lost' ? void response.destroy() : answerFault(response, fileFault);
    if (version === 'bytes') {
      const file = files.get(first ?? '');
      if (!file) return answer(response, 404, {});
      response.writeHead(200, { 'content-type': file.mime }).end(file.bytes);
      return;
    }
    if (first === fake.settings.phoneNumberId) {
      if (second === 'messages') return messages(incoming, response);
      if (second === 'media') return upload(incoming, response);
      const fault = probeFault;
      probeFault = undefined;
      return fault && fault !== 'lost' ? answerFault(response, fault) : answer(response, 200, { id: first });
    }
    const file = files.get(first ?? '');
    if (!file) return answerFault(response, { code: 100, status: 404 });
    answer(response, 200, {
      messaging_product: 'whatsapp',
      url: `${shownOrigin}/bytes/${first}`,
      mime_type: file.mime,
      file_size: String(sizes.get(first ?? '') ?? file.bytes.length),
      id: first,
    });
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      problems.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  shownOrigin = origin;

  const fake: CloudApiFake = {
    settings: {
      account: 'resmi',
      phoneNumberId: '106540352242922',
      token: TOKEN,
      appSecret: 'the secret of the app',
      verifyToken: 'chosen by the office',
      url: `${origin}/v24.0`,
    },
    taken,
    problems,
    files,
    failNext: (...next) => void faults.push(...next),
    holdNext() {
      const { promise, resolve } = Promise.withResolvers<void>();
      holding = promise;
      return resolve;
    },
    failUpload: (fault) => void (uploadFault = fault),
    failProbe: (fault) => void (probeFault = fault),
    failFiles: (at, fault) => void (fileFaults[at] = fault),
    keep(bytes, mime, size) {
      const id = `${(made += 1)}`;
      files.set(id, { bytes, mime });
      if (size !== undefined) sizes.set(id, size);
      return id;
    },
    misplace: (elsewhere) => void (shownOrigin = elsewhere),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return fake;
}

function answerFault(response: ServerResponse, fault: Exclude<Fault, 'lost'>): void {
  if ('html' in fault) {
    response.writeHead(fault.html, { 'content-type': 'text/html' }).end('<html>error</html>');
    return;
  }
  const { code, status = 400 } = fault;
  const error = {
    message: `(#${code}) title`,
    type: 'OAuthException',
    code,
    fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
  };
  answer(response, status, { error });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
