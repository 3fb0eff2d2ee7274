import { nameOf } from './load-facts.ts';
import type { House } from './run-command.ts';

/** Rows read at a time, so that no export is ever held in memory whole. */
const PAGE = 200;
const MOST_MESSAGES = 100_000;

/** `from` inclusive and `to` exclusive, UTC ms; `officer` is an operator's id. What `outcome` means, each export says. */
export type ExportFilter = { from?: number; to?: number; officer?: string; outcome?: string };

export type MessageExport = {
  at: number;
  chat: string;
  name: string;
  inbound: boolean;
  author: string;
  kind: string;
  text: string;
  state: string;
};

/** Every message between the two moments, chat by chat, oldest first. `outcome` is how a ticket of the chat ended. */
export async function* messageRows(house: House, filter: ExportFilter): AsyncGenerator<MessageExport> {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, officer, outcome } = filter;
  for (let offset = 0; ; offset += PAGE) {
    const chats = await house.storage.read((stores) =>
      stores.chats.list({
        limit: PAGE,
        offset,
        from,
        ...(officer === undefined ? {} : { served: officer }),
        ...(outcome === undefined ? {} : { outcome }),
      }),
    );
    for (const chat of chats) {
      const { rows, name } = await house.storage.read(async (stores) => ({
        rows: await stores.messages.ofChat(chat.id, MOST_MESSAGES),
        name: await nameOf(stores, chat.contact),
      }));
      for (const { at, direction, author, kind, state, body } of rows.reverse()) {
        if (at < from || at >= to) continue;
        const text = 'text' in body ? body.text : 'caption' in body ? (body.caption ?? '') : '';
        yield { at, chat: chat.id, name, inbound: direction === 'in', author, kind, text, state };
      }
    }
    if (chats.length < PAGE) return;
  }
}

export type ApplicationExport = {
  number: string | null;
  name: string;
  permits: string[];
  stage: string;
  stageSince: number;
  submittedAt: number | null;
  createdAt: number;
  files: number;
};

/** Applications submitted between the two moments, newest first. `outcome` is the stage. */
export async function* applicationRows(
  house: House,
  filter: ExportFilter,
): AsyncGenerator<ApplicationExport> {
  const { from, to, officer, outcome } = filter;
  for (let offset = 0; ; offset += PAGE) {
    const rows = await house.storage.read((stores) =>
      stores.applications.list({
        limit: PAGE,
        offset,
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
      }),
    );
    for (const row of rows) {
      if (outcome !== undefined && row.stage !== outcome) continue;
      const seen = await house.storage.read(async (stores) => ({
        name: await nameOf(stores, row.contact),
        files: (await stores.documents.ofApplication(row.id)).length,
        served:
          officer === undefined ||
          (await stores.chats.list({ ids: [row.chat], served: officer, limit: 1 })).length > 0,
      }));
      if (!seen.served) continue;
      const { number, permits, stage, stageSince, submittedAt, createdAt } = row;
      const { name, files } = seen;
      yield { number, name, permits, stage, stageSince, submittedAt, createdAt, files };
    }
    if (rows.length < PAGE) return;
  }
}

export type AuditExport = { at: number; who: string; action: string; subject: string; detail: string };

/** The audit between the two moments, newest first. `outcome` is the action. */
export async function* auditRows(house: House, filter: ExportFilter): AsyncGenerator<AuditExport> {
  const { officer, outcome, ...times } = filter;
  let before: string | undefined;
  for (;;) {
    const rows = await house.storage.read(({ audit }) =>
      audit.list({
        limit: PAGE,
        ...times,
        ...(officer === undefined ? {} : { who: `operator:${officer}` }),
        ...(outcome === undefined ? {} : { action: outcome }),
        ...(before === undefined ? {} : { before }),
      }),
    );
    for (const { at, who, action, subjectKind, subject, detail, reason } of rows) {
      const kept = reason === undefined ? detail : { ...detail, reason };
      yield {
        at,
        who,
        action,
        subject: `${subjectKind} ${subject}`,
        detail: kept === undefined ? '' : JSON.stringify(kept),
      };
    }
    if (rows.length < PAGE) return;
    before = rows.at(-1)?.id;
  }
}
