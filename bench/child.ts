/** One scenario in a process of its own: `child.ts <scenario> <folder> <json options>`; the result goes to the parent. */
import { SCENARIOS } from './scenarios.ts';

const [name = '', folder = '', options = '{}'] = process.argv.slice(2);
const scenario = SCENARIOS[name];
if (!scenario) throw new Error(`no scenario ${name}`);
const result = await scenario(folder, JSON.parse(options) as Record<string, number>);
if (result === undefined) process.exit(0);
if (process.send) process.send(result, () => process.exit(0));
else process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
