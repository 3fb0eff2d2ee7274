/** Something changed; whoever shows it reads it again. Ids only. */
export type Hint = { kind: 'chat' | 'ticket' | 'application' | 'account'; id: string };
