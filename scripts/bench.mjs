/** `npm run bench [-- --quick] [-- --messages N]`: see bench/main.ts. */
import { onNode24 } from '../bin/node-24.mjs';

onNode24(() => import('../bench/main.ts').then(({ main }) => main(process.argv.slice(2))));
