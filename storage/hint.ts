/**
 * Something changed; whoever shows it reads it again. `inbox`: the chat has a row to be handled, which its turn
 * must be woken for; `office`: what the office knows or says. Ids only.
 */
export type Hint = { kind: 'chat' | 'ticket' | 'application' | 'account' | 'office' | 'inbox'; id: string };
