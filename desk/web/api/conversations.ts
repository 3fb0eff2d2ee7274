import type { Application } from './applications.ts';

/** A hand-off to an officer. Times in epoch ms. */
export type Ticket = {
  id: string;
  number: number;
  complaint: string | null;
  chat: string;
  name: string;
  topic: string;
  reason: string | null;
  state: 'waiting' | 'claimed' | 'closed';
  operator: { id: string; name: string } | null;
  createdAt: number;
  dueAt: number | null;
  claimedAt: number | null;
  answeredAt: number | null;
  place: number | null;
  application: { id: string; number: string | null; permits: string[]; stage: string } | null;
};

export type PhoneChat = { chat: string; name: string; lastAt: number };

export type Queue = {
  waiting: Ticket[];
  mine: Ticket[];
  claimed: Ticket[];
  /** Served from the office phone itself, without a ticket. */
  phone: PhoneChat[];
  /** News for one's own chat is held until one writes there. */
  ownHeld: boolean;
};

export type FileInfo = { id: string; mime: string; size: number; name: string | null };
export type Option = { id: string; label: string };

export type ChatMessage = {
  id: string;
  direction: 'in' | 'out';
  author: 'contact' | 'bot' | 'phone' | 'system' | 'operator';
  authorName: string | null;
  kind: string;
  text: string | null;
  file: FileInfo | null;
  at: number;
  /** When it was read, where that was long after it had been written. */
  readAt?: number | undefined;
  state: string;
  options?: Option[] | undefined;
  location?: { lat: number; lon: number } | undefined;
  /** Why a file was refused. */
  fault?: string | undefined;
  /** Why a message of ours has not left or not arrived. */
  trouble?: string | undefined;
};

export type ChatHead = {
  id: string;
  name: string;
  account: string;
  owner: 'bot' | 'queue' | 'operator';
  operator: { id: string; name: string } | null;
  language: string;
  /** What they write is answered by nobody. */
  blocked: boolean;
  ticket: Ticket | null;
  /** They have not written for 24 hours: what is written to them leaves like this; null: freely. */
  window: 'template' | 'held' | null;
};

/** Messages oldest first; `more`: there are older ones. */
export type ChatPage = {
  chat: ChatHead;
  messages: ChatMessage[];
  more: boolean;
  application: Application | null;
};

/** One line of the supervisor's list. */
export type LoggedChat = {
  id: string;
  name: string;
  lastAt: number;
  messages: number;
  operators: string[];
  outcome: string | null;
  /** Number of the newest case. */
  application: string | null;
};

export type SimulatedMessage = {
  id: string;
  from: 'me' | 'office';
  text: string | null;
  file: FileInfo | null;
  location?: { lat: number; lon: number } | undefined;
  options?: Option[] | undefined;
  at: number;
};
