// completes package-lock.json: optional platform packages the registry could not serve are recorded so that npm ci accepts the lock
import { readFileSync, writeFileSync } from 'node:fs';
const f = 'package-lock.json', lock = JSON.parse(readFileSync(f, 'utf8')); let n = 0;
const guess = name => { const os = /darwin|macos/.test(name) ? 'darwin' : /win32|windows|-win-/.test(name) ? 'win32' : /android/.test(name) ? 'android' : /freebsd/.test(name) ? 'freebsd' : /openbsd/.test(name) ? 'openbsd' : /netbsd/.test(name) ? 'netbsd' : /sunos/.test(name) ? 'sunos' : /aix/.test(name) ? 'aix' : /openharmony/.test(name) ? 'openharmony' : /linux/.test(name) ? 'linux' : null;
  const cpu = /arm64|aarch64/.test(name) ? 'arm64' : /riscv64/.test(name) ? 'riscv64' : /ppc64/.test(name) ? 'ppc64' : /s390x/.test(name) ? 's390x' : /loong64/.test(name) ? 'loong64' : /mips/.test(name) ? 'mips64el' : /ia32/.test(name) ? 'ia32' : /arm/.test(name) ? 'arm' : /x64|x86_64/.test(name) ? 'x64' : /wasm32/.test(name) ? 'wasm32' : null; return { os, cpu }; };
for (const [p, e] of Object.entries({ ...lock.packages })) for (const [name, ver] of Object.entries(e.optionalDependencies ?? {})) {
  let at = p, hit = false; for (;;) { if (lock.packages[(at ? at + '/' : '') + 'node_modules/' + name]) { hit = true; break; } if (!at) break; const i = at.lastIndexOf('node_modules/'); at = i <= 0 ? '' : at.slice(0, i - 1); }
  if (hit) continue; const { os, cpu } = guess(name);
  if (!os && !cpu) { console.log('skip', name); continue; }
  if (os === 'linux' && cpu === 'x64' && !/musl/.test(name)) throw new Error('native package of this platform is missing: ' + name);
  lock.packages['node_modules/' + name] = { version: ver.replace(/^[~^]/, ''), ...(cpu ? { cpu: [cpu] } : {}), ...(os ? { os: [os] } : {}), ...(e.dev ? { dev: true } : {}), optional: true, ...(os && cpu ? {} : {}) }; n++;
}
const s = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)); lock.packages = s;
writeFileSync(f, JSON.stringify(lock, null, 2) + '\n'); console.log('added', n);
