import { openKbliSearch } from '../../licensing/kbli/search.ts';
import { CliError } from './cli-error.ts';
import { eachText } from './each-text.ts';
import { readOptions } from './options.ts';

/** `kbli TEXT… [--version 2020|2025]`: the five best groups for a trade in plain words. */
export async function kbliCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { version: { type: 'string', default: '2025' } });
  if (values.version !== '2020' && values.version !== '2025') throw new CliError('--version 2020 | 2025');
  const search = openKbliSearch(values.version);
  await eachText(positionals, (text) => search.find(text));
  return 0;
}
