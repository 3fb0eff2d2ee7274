import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { safely } from '../../../bot/channels/baileys/safely.ts';
import { memoryLog } from '../../support/memory-log.ts';

test('a listener that throws is logged, and whoever listens after it still hears', () => {
  const log = memoryLog();
  const guard = safely(log, 'kantor');
  const library = new EventEmitter<{ update: [number] }>();
  const heard: number[] = [];
  library.on(
    'update',
    guard(() => {
      throw new Error('not understood');
    }),
  );
  library.on(
    'update',
    guard((value: number) => heard.push(value)),
  );

  library.emit('update', 7);

  expect(heard).toEqual([7]);
  expect(log.events).toEqual(['whatsapp.listener_failed']);
});
