/** `npm run eval`: how well sentences and trades are understood; `npm run eval -- applicants`: simulated people. See docs/UNDERSTANDING.md. */
import { onNode24 } from '../bin/node-24.mjs';

onNode24(async () => {
  if (process.argv[2] === 'applicants') {
    const { applicantsTable } = await import('../eval/applicants-table.ts');
    console.log(applicantsTable());
    return;
  }
  const { evaluate } = await import('../eval/main.ts');
  console.log(evaluate());
});
