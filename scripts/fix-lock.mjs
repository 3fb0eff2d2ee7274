/**
 * Completes package-lock.json after every `npm install`: `npm run fix-lock`.
 *
 * npm leaves a platform's binary package (`@swc/core-darwin-arm64` …) out of the lock when the registry in use
 * does not serve it, and `npm ci` then refuses the lock (npm/cli 8320). Each one left out is entered here as an
 * optional package of that platform, without a hash, and addresses of registries are taken out: `npm ci` asks
 * the registry that is configured.
 *
 * With `--check` nothing is written; every fault is printed and the exit code is 1.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = 'package-lock.json';
const systems = ['darwin', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony', 'linux'];
const cpus = ['arm64', 'riscv64', 'ppc64', 's390x', 'loong64', 'mips64el', 'ia32', 'arm', 'x64', 'wasm32'];
const baileys = { name: '@whiskeysockets/baileys', version: '7.0.0-rc14' };

/** What the name of a binary package says of its platform: `{}` for a package of none. */
function platformOf(name) {
  const os = /win32|windows|-win-/.test(name) ? 'win32' : systems.find((word) => name.includes(word));
  const cpu = cpus.find((word) => name.includes(word));
  const libc = name.includes('musl') ? 'musl' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

/** Where Node would find `name` when required from the package at `path`, or undefined. */
function find(packages, path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('node_modules/') - 1, 0))) {
    const place = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[place]) return place;
    if (!at) return undefined;
  }
}

/** Entries that the lock lacks, keyed by their place in node_modules. */
function missingEntries(packages) {
  const missing = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (find(packages, path, name)) continue;
      const platform = platformOf(name);
      const version = range.replace(/^[~^]/, '');
      if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version) || (!platform.os && !platform.cpu)) {
        throw new Error(`${name}@${range} is missing from the lock and cannot be completed by its name.`);
      }
      missing[`node_modules/${name}`] = {
        version,
        ...platform,
        ...(entry.dev && { dev: true }),
        optional: true,
      };
    }
  }
  return missing;
}

/** Sentences for what must not stand in package.json or the lock, whoever wrote it. */
function faults(manifest, packages) {
  const found = [];
  const root = packages[''];
  for (const group of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[group] ?? {})) {
      if (!/^\d/.test(version)) found.push(`package.json names ${name}@${version}: give one exact version.`);
      if (root[group]?.[name] !== version) found.push(`${name}: package.json and the lock differ.`);
    }
    const extra = Object.keys(root[group] ?? {}).filter((name) => !manifest[group]?.[name]);
    found.push(...extra.map((name) => `${name}: in the lock but not in package.json.`));
  }
  for (const [path, entry] of Object.entries(packages)) {
    if (entry.resolved) found.push(`${path} is bound to ${entry.resolved} (npm run fix-lock).`);
    const wanted = {
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...(path === '' && entry.devDependencies),
    };
    for (const [name, range] of Object.entries(wanted)) {
      if (/[/:]/.test(range) && !range.startsWith('npm:')) found.push(`${path} takes ${name} from ${range}.`);
    }
    if (path.endsWith(`node_modules/${baileys.name}`) && entry.version !== baileys.version) {
      found.push(`${baileys.name} is ${entry.version}, not ${baileys.version} (older ones can be spoofed).`);
    }
  }
  if (!packages[`node_modules/${baileys.name}`]) found.push(`${baileys.name} is missing.`);
  return found;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingEntries(lock.packages);

if (process.argv.includes('--check')) {
  const found = [
    ...Object.keys(missing).map((path) => `${path} is missing from the lock (npm run fix-lock).`),
    ...faults(manifest, lock.packages),
  ];
  for (const fault of found) console.error(fault);
  process.exitCode = found.length ? 1 : 0;
} else {
  Object.assign(lock.packages, missing);
  let addresses = 0;
  for (const entry of Object.values(lock.packages)) {
    // Only addresses of a registry: a git or file source stays visible for --check to refuse.
    if (!/^https?:.*\.tgz$/.test(entry.resolved ?? '')) continue;
    delete entry.resolved;
    addresses += 1;
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} packages added, ${addresses} addresses taken out`);
}
