import { expect, test } from '@jest/globals';
import { libraryLog } from '../../../bot/channels/baileys/library-log.ts';
import type { Log } from '../../../storage/ports.ts';

function setUp() {
  const lines: unknown[] = [];
  const keep: Log['warn'] = (...line) => void lines.push(line);
  return { lines, logger: libraryLog({ info: keep, warn: keep, error: keep }) };
}

test('of what the library logs its sentence is kept, without numbers; its objects hold keys, people and words', () => {
  const { lines, logger } = setUp();
  const secret = { jid: '6281234567890@s.whatsapp.net', privKey: 'abc', text: 'NIK saya' };
  logger.child({}).warn(secret, 'Invalid LID-PN mapping: 6281234567890@lid');
  logger.error(secret, 'failed');
  logger.error(secret);
  logger.warn('closed with 428, the last of 1234');
  expect(lines).toEqual([
    ['baileys', { what: 'Invalid LID-PN mapping: …@lid' }],
    ['baileys.error', { what: 'failed' }],
    ['baileys.error', { what: 'without words' }],
    ['baileys', { what: 'closed with 428, the last of …' }],
  ]);
});

test('a sentence that does not end is cut: it may carry a whole stanza', () => {
  const { lines, logger } = setUp();
  logger.warn({}, 'x'.repeat(1_000));
  expect(lines).toEqual([['baileys', { what: 'x'.repeat(200) }]]);
});

test.each(['info', 'debug', 'trace'] as const)('what it calls %s is dropped', (level) => {
  const { lines, logger } = setUp();
  logger[level]({}, 'logged in');
  expect(lines).toEqual([]);
  // Asked, it says so: the library makes long texts of stanzas for whoever wants them.
  expect(logger.level).toBe('warn');
});

test.each([
  'no name present, ignoring presence update request...',
  // Each linking ends so, and of the others the channel tells the reason.
  'stream errored out',
])('what every number that is linked says is no trouble: %s', (sentence) => {
  const { lines, logger } = setUp();
  logger.warn(sentence);
  logger.error({ reasonNode: {} }, sentence);
  expect(lines).toEqual([]);
});
