/** Why an officer's verb was not carried out; nothing was changed. The desk and the console have words for each. */
export type CommandErrorCode =
  | 'not_found'
  | 'no_application'
  | 'not_yours'
  | 'already_claimed'
  | 'not_claimed'
  | 'not_allowed'
  | 'invalid_stage'
  | 'case_over'
  | 'others_turn'
  | 'checklist_blocks'
  | 'missing_reason'
  | 'missing_text'
  | 'invalid_due'
  | 'invalid_item'
  | 'no_file'
  | 'invalid_permit'
  | 'not_waiting'
  | 'invalid_value'
  | 'needs_value'
  | 'nothing_given'
  | 'asks_secret'
  | 'already_filled'
  | 'no_consent';

export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly code: CommandErrorCode;
  /** It is a file that is lacking, and no words would do. */
  readonly lacksFile: boolean;

  constructor(code: CommandErrorCode, message: string = code, more: { lacksFile?: boolean } = {}) {
    super(message);
    this.code = code;
    this.lacksFile = more.lacksFile ?? false;
  }
}
