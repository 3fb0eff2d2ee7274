import type { ChatMessage } from '../api/conversations.ts';

type Speaker = {
  key: 'chat.fromContact' | 'chat.fromBot' | 'chat.fromPhone' | 'chat.fromSystem' | 'chat.fromOperator';
  name: string;
};

const KEYS = {
  contact: 'chat.fromContact',
  bot: 'chat.fromBot',
  phone: 'chat.fromPhone',
  system: 'chat.fromSystem',
  operator: 'chat.fromOperator',
} as const;

/** Who speaks, as a text key and the name it needs. */
export function speakerOf({ author, authorName }: Pick<ChatMessage, 'author' | 'authorName'>): Speaker {
  return { key: KEYS[author], name: authorName ?? '' };
}
