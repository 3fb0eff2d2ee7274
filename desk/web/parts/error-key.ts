const KNOWN = new Set([
  'invalid',
  'not_logged_in',
  'not_allowed',
  'csrf',
  'not_found',
  'already_claimed',
  'not_yours',
  'not_claimed',
  'invalid_stage',
  'checklist_blocks',
  'missing_reason',
  'missing_text',
  'invalid_due',
  'invalid_item',
  'no_file',
  'invalid_permit',
  'not_waiting',
  'invalid_value',
  'needs_value',
  'nothing_given',
  'asks_secret',
  'already_filled',
  'no_consent',
  'weak_password',
  'file_refused',
  'username_taken',
  'last_admin',
  'too_large',
  'unsupported_type',
  'throttled',
  'busy',
  'offline',
]);

/** Text key for a code of the server; unknown codes share one honest sentence. */
export function errorKey(code: string): string {
  return `error.${KNOWN.has(code) ? code : 'other'}`;
}
