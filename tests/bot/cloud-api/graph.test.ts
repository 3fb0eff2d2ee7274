import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { openGraph } from '../../../bot/channels/cloud-api/graph.ts';
import type { CloudApiParts, CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';

test('our token follows nobody who sends it elsewhere', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const graph = openGraph({ url, token: 'T' } as CloudApiSettings, { fetch } as CloudApiParts);
  expect(await graph.get('me')).toEqual({ kind: 'silence', left: true });
  expect(await graph.post('me/messages', {})).toEqual({ kind: 'silence', left: true });
  expect(asked).toEqual(['/me', '/me/messages']);
  server.close();
});
