/**
 * `npm run whatsapp-double [-- --data FOLDER]`: the whole product on this machine over WhatsApp's own protocol. Starts
 * the server double, the program beside it (in a temporary folder unless FOLDER is given), and a phone in the terminal.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { onNode24 } from '../bin/node-24.mjs';

const ENTRY = new URL('../bin/lantunan.mjs', import.meta.url).pathname;
const TRUST = new URL('../tests/support/whatsapp-server/trust-root.mjs', import.meta.url).href;

async function main() {
  const { values } = parseArgs({ options: { data: { type: 'string' } } });
  const { startWhatsAppServer } = await import('../tests/support/whatsapp-server/server.ts');
  const { certificatePath } = await import('../tests/support/whatsapp-server/media-server.ts');
  const { terminalPhone } = await import('../tests/support/whatsapp-server/terminal-phone.ts');

  const folder = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'lantunan-double-'));
  mkdirSync(folder, { recursive: true });
  const server = await startWhatsAppServer();
  // Its own key and data: what is tried here never touches the office's.
  const settings = {
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
    BACKUP_AT: 'off',
    WHATSAPP: 'on',
    WHATSAPP_ACCOUNTS: 'wa1',
    WHATSAPP_WEB_URL: server.url,
    LOG_LEVEL: 'warn',
  };
  const program = spawn(process.execPath, ['--no-warnings', '--import', TRUST, ENTRY, 'start'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      ...settings,
      TEST_WHATSAPP_ROOT: server.root,
      NODE_EXTRA_CA_CERTS: certificatePath,
    },
  });
  const ended = new Promise((done) => program.once('exit', done));
  await terminalPhone(server, settings, ended);
  program.kill('SIGTERM');
  await ended;
  await server.stop();
  if (!values.data) rmSync(folder, { recursive: true, force: true });
}

await onNode24(main);
