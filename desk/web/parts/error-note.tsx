import { Alert } from '@mantine/core';
import { ApiError, codeOf } from '../api/api-error.ts';
import { t, type TextKey } from '../texts.ts';
import { errorKey } from './error-key.ts';

type Props = { error: unknown; words?: Partial<Record<string, TextKey>> };

/** An error in plain words; `words` says more where the place knows more. */
export function ErrorNote({ error, words = {} }: Props) {
  if (!error) return null;
  const code = codeOf(error);
  return (
    <Alert role="alert" color="red" variant="light" className="note">
      {wordsOf(error) ?? t(words[code] ?? (errorKey(code) as TextKey))}
    </Alert>
  );
}

/** Only the server knows what is wrong with a value. */
function wordsOf(error: unknown): string | undefined {
  return error instanceof ApiError && error.code === 'invalid_value' ? error.words : undefined;
}
