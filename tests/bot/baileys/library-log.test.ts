import { expect, test } from '@jest/globals';
import { libraryLog } from '../../../bot/channels/baileys/library-log.ts';
import type { Log } from '../../../storage/ports.ts';

test('of what the library logs its sentence is kept, without numbers; its objects hold keys, people and words', () => {
  const lines: unknown[] = [];
  const keep: Log['warn'] = (...line) => void lines.push(line);
  const logger = libraryLog({ info: keep, warn: keep, error: keep });
  const secret = { jid: '6281234567890@s.whatsapp.net', privKey: 'abc', text: 'NIK saya' };
  logger.child({}).warn(secret, 'Invalid LID-PN mapping: 6281234567890@lid');
  logger.error(secret, 'failed');
  logger.error(secret);
  logger.info(secret, 'logged in as 6281234567890');
  expect(lines).toEqual([
    ['baileys', { what: 'Invalid LID-PN mapping: …@lid' }],
    ['baileys.error', { what: 'failed' }],
    ['baileys.error', { what: 'without words' }],
  ]);
});
