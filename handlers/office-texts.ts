import type { Override } from '../flows/texts.ts';
import type { Storage } from '../storage/database.ts';
import type { Publisher } from './office-entries.ts';

/** The office's own sentence takes the place of the program's from the next turn on; `seed` is the program's now. */
export function setText(
  storage: Storage,
  { language, key, text }: Override,
  seed: string,
  { who, by, at }: Publisher,
): Promise<void> {
  return storage.write(async ({ textOverrides, officeEntries, audit }) => {
    await textOverrides.put({ language, key, text, seed, by, at });
    await audit.add({ at, who, action: 'text_set', subjectKind: 'text', subject: `${language} ${key}` });
    await officeEntries.raiseEdition();
  });
}

/** Back to the program's sentence. False where the office had none of its own. */
export function unsetText(
  storage: Storage,
  { language, key }: Pick<Override, 'language' | 'key'>,
  { who, at }: Publisher,
): Promise<boolean> {
  return storage.write(async ({ textOverrides, officeEntries, audit }) => {
    if (!(await textOverrides.remove(language, key))) return false;
    await audit.add({ at, who, action: 'text_unset', subjectKind: 'text', subject: `${language} ${key}` });
    await officeEntries.raiseEdition();
    return true;
  });
}
