/** A disk that is full: the program may not make any file longer (RLIMIT_FSIZE), so every commit really fails. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startChat } from '../../proofs/chat-child.ts';
import type { ChatChild, Line, Printed } from '../../proofs/chat-child.ts';
import { describeWith } from '../support/services.ts';
import { openReader } from '../../proofs/written-down.ts';

const FROM = '+6281234567890';
const said = (id: string, text: string): Line => ({ id, from: FROM, text });

async function answered(chat: ChatChild, line: Line): Promise<{ replies: Printed[]; end: Printed }> {
  chat.write([line]);
  const replies: Printed[] = [];
  for (;;) {
    const printed = await chat.next();
    if (!printed) throw new Error('the program ended');
    if (printed['end'] === true) return { replies, end: printed };
    replies.push(printed);
  }
}

// Only Linux can change the limit of a process that runs.
const linux = process.platform === 'linux' ? 'prlimit' : undefined;

describeWith('a full disk', linux, (prlimit) => {
  test('what cannot be stored is refused in words; given again when there is room it is answered once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lantunan-full-'));
    const file = join(folder, 'chat.db');
    const key = join(folder, 'keys', 'master.key');
    const chat = startChat(file, key);
    const longestFile = (bytes: number | 'unlimited') =>
      execFileSync(prlimit, ['--pid', String(chat.pid), `--fsize=${bytes}:`]);
    try {
      expect((await answered(chat, said('1', 'halo'))).replies).toHaveLength(1);

      longestFile(1);
      const refused = await answered(chat, said('2', 'brp biaya nib?'));
      expect(refused.replies).toEqual([]);
      expect(refused.end['result']).toMatchObject({ error: { code: 'storage_unavailable' } });

      longestFile('unlimited');
      const redelivered = await answered(chat, said('2', 'brp biaya nib?'));
      expect(redelivered.replies).toHaveLength(1);
      expect(redelivered.end['result']).toBeUndefined();
      expect((await answered(chat, said('2', 'brp biaya nib?'))).replies).toEqual([]);
      await chat.kill();

      const reader = await openReader({ file }, key);
      const { inbound, outgoing } = await reader.writtenDown('sim', { kind: 'sim', value: FROM });
      await reader.close();
      expect(inbound).toEqual([
        { externalId: '1', state: 'handled' },
        { externalId: '2', state: 'handled' },
      ]);
      expect(outgoing.map(({ state }) => state)).toEqual(['sent', 'sent']);
    } finally {
      await chat.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
