/** `npm run eval`: how well sentences and trades are understood; see eval/main.ts and docs/UNDERSTANDING.md. */
import { onNode24 } from '../bin/node-24.mjs';

onNode24(() => import('../eval/main.ts').then(({ evaluate }) => console.log(evaluate())));
