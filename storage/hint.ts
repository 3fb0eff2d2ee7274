/** Something changed; whoever shows it reads it again. `office`: what the office knows or says. Ids only. */
export type Hint = { kind: 'chat' | 'ticket' | 'application' | 'account' | 'office'; id: string };
