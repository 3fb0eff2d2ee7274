export const MIN_PASSWORD = 10;

/** What is wrong with a new password typed twice, by the name of its text. */
export function passwordFault(password: string, repeat: string): 'short' | 'mismatch' | undefined {
  if (password.length < MIN_PASSWORD) return 'short';
  return password === repeat ? undefined : 'mismatch';
}
