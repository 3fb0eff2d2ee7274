/**
 * The import rules of the house, top to bottom:
 * bot > desk > handlers > storage > flows, documents > licensing. Imports go down.
 * tests/architecture.test.ts runs them and proves for each one that it can fail.
 */
const valuesOnly = { dependencyTypesNot: ['type-only'] };
const packageNamed = (...names) => `(^|node_modules/)(${names.join('|')})(/|$)`;

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Two files that need each other at run time are one thing in two places.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'no-unresolvable',
      'An import that leads nowhere would also slip past every rule below.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'no-orphans',
      'A file that nothing uses and that uses nothing is dead.',
      {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.test\\.ts$', '^bin/', '^scripts/', '^desk/web/main\\.tsx$'],
      },
      {},
    ),
    rule(
      'licensing-is-ground',
      'What the office knows does not depend on how it is said, kept or sent.',
      { path: '^licensing/' },
      { path: '^(bot|desk|handlers|storage|flows|documents)/' },
    ),
    rule(
      'flows-know-only-licensing',
      'The conversation engine is pure: it knows the subject and nothing of pictures, tables or channels.',
      { path: '^flows/' },
      { path: '^(bot|desk|handlers|storage|documents)/' },
    ),
    rule(
      'reply-is-read-last',
      'Reading a reply tries whatever else its words may be; no other room of the engine leans on it.',
      { path: '^flows/engine/(cases|files|permits|talk|told|trade|wishes)/' },
      { path: '^flows/engine/reply/' },
    ),
    rule(
      'documents-know-only-licensing',
      'Reading a document needs the rules of its numbers and nothing above them.',
      { path: '^documents/' },
      { path: '^(bot|desk|handlers|storage|flows)/' },
    ),
    rule(
      'storage-knows-no-upper-storey',
      'What is kept does not depend on who asks for it.',
      { path: '^storage/' },
      { path: '^(bot|desk|handlers)/' },
    ),
    rule(
      'storage-takes-types-only',
      'Storage keeps the values of the storeys below; it does not run them.',
      { path: '^storage/' },
      { path: '^(flows|documents|licensing)/', ...valuesOnly },
    ),
    rule(
      'handlers-know-no-upper-storey',
      'Bot and desk call the same commands, so a command knows neither of them.',
      { path: '^handlers/' },
      { path: '^(bot|desk)/' },
    ),
    rule(
      'desk-does-not-know-bot',
      'The desk is mounted by the bot; what it needs from above is a port in desk/server/ports.ts.',
      { path: '^desk/' },
      { path: '^bot/' },
    ),
    rule(
      'web-takes-types-only',
      'The web app runs in a browser: of the server it may know shapes, never code.',
      { path: '^desk/web/' },
      { path: '^(desk/server|handlers|storage|flows|documents|licensing)/', ...valuesOnly },
    ),
    rule(
      'web-is-a-leaf',
      'The server serves the built web app; it never imports it.',
      { pathNot: '^(desk/web|tests)/' },
      { path: '^desk/web/' },
    ),
    rule(
      'adapters-meet-in-app',
      'Which channel and which queue are used is decided in bot/app.ts and bot/whatsapp.ts (and by a command of the terminal); others see the port.',
      { pathNot: '^(bot/(app|whatsapp)\\.ts$|bot/cli/|bot/channels/|bot/queue/|tests/)' },
      { path: '^bot/(channels/[^/]+/|queue/(local|bullmq)\\.ts)', ...valuesOnly },
    ),
    rule(
      'channels-do-not-know-each-other',
      'A channel can be removed by removing its folder.',
      { path: '^bot/channels/([^/]+)/' },
      { path: '^bot/channels/[^/]+/', pathNot: '^bot/channels/$1/' },
    ),
    rule(
      'baileys-only-in-its-channel',
      'The WhatsApp library changes often; only its adapter may notice.',
      { pathNot: '^(bot/channels/baileys|tests|scripts)/' },
      { path: packageNamed('@whiskeysockets/baileys') },
    ),
    rule(
      'sql-only-in-storage',
      'Only storage speaks to a database; the others call its stores. LISTEN/NOTIFY only carries hints; bench measures what SQLite itself can do.',
      { pathNot: '^(storage|tests|scripts|proofs|bench)/|^bot/notifier/listen-notify\\.ts$' },
      { path: packageNamed('kysely', 'better-sqlite3', 'pg', '@types/better-sqlite3', '@types/pg') },
    ),
    rule(
      'redis-only-in-bot',
      'The queue is a port; BullMQ and Redis are one way to fill it.',
      { pathNot: '^(bot|tests|scripts|proofs)/' },
      { path: packageNamed('bullmq', 'ioredis') },
    ),
    rule(
      'i18next-only-where-words-are-made',
      'Handlers and stores pass keys and values; the final text is made in one place.',
      { pathNot: '^(flows|bot|desk|tests|scripts)/' },
      { path: packageNamed('i18next', 'react-i18next') },
    ),
    rule(
      'product-knows-no-tests',
      'What runs in the office does not depend on tests, scripts, proofs or measurements.',
      { path: '^(bin|bot|desk|handlers|storage|flows|documents|licensing)/' },
      { path: '^(tests|scripts|proofs|bench|eval)/' },
    ),
    rule(
      'product-needs-no-dev-packages',
      'An office installs without development packages.',
      { path: '^(bin|bot|desk|handlers|storage|flows|documents|licensing)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^desk/web/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
