import type { FastifyReply } from 'fastify';
import type { Actor } from '../../../handlers/policies.ts';
import type { FileRef } from '../../../flows/message.ts';
import type { MessageRow } from '../../../storage/stores/message-reads.ts';
import type { ReadStores } from '../../../storage/stores.ts';
import type { DeskApp } from '../app.ts';
import { actorOf } from '../auth/rules.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { fileOf } from '../presenters/message.ts';
import { idParams } from './done.ts';

/** What a browser may show by itself; everything else is only ever saved. */
const SHOWN = /^(image\/(jpeg|png|webp)|application\/pdf|audio\/[a-z0-9]+)$/;

/** A file by the message that carries it. Each opening is written down before the bytes leave. */
export function fileRoutes(app: DeskApp, parts: DeskParts): void {
  const { house } = parts;
  app.get(
    '/api/files/:id',
    { config: { rule: 'open_files' }, schema: { params: idParams } },
    async (request, reply) => {
      const actor = actorOf(request);
      const file = await house.storage.write(async (stores) => {
        const message = await stores.messages.get(request.params.id);
        const found = message && fileOf(message);
        if (!message || !found) throw new Refusal('not_found');
        if (actor.role !== 'supervisor' && !(await mayOpen(stores, actor, message))) {
          throw new Refusal('not_allowed');
        }
        await stores.audit.add({
          at: house.clock.now(),
          who: `operator:${actor.id}`,
          action: 'file_opened',
          subjectKind: 'message',
          subject: message.id,
          detail: { chat: message.chat, mime: found.mime },
        });
        return found;
      });
      return sendFile(reply, file, await parts.files.get(file));
    },
  );

  /** So small that no number on it can be read: it is shown without being opened. */
  app.get(
    '/api/files/:id/thumbnail',
    { config: { rule: 'open_files' }, schema: { params: idParams } },
    async (request, reply) => {
      const actor = actorOf(request);
      const preview = await house.storage.read(async (stores) => {
        const message = await stores.messages.get(request.params.id);
        const found = message && fileOf(message);
        if (!message || !found) throw new Refusal('not_found');
        if (actor.role !== 'supervisor' && !(await mayOpen(stores, actor, message))) {
          throw new Refusal('not_allowed');
        }
        return stores.previews.of(found.id);
      });
      if (!preview?.thumbnail) throw new Refusal('not_found');
      const bytes = await parts.files.get({ id: preview.thumbnail, owner: preview.contact });
      return reply
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .type('image/jpeg')
        .send(Buffer.from(bytes));
    },
  );
}

/** Whether the officer holds a ticket of the person the message belongs to, or it is a paper of a case that was sent off. */
async function mayOpen(stores: ReadStores, actor: Actor, message: MessageRow): Promise<boolean> {
  const chat = await stores.chats.get(message.chat);
  if (!chat) return false;
  const chats = await stores.chats.ofContact(chat.contact);
  if ((await stores.tickets.ofOperator(actor.id)).some((ticket) => chats.includes(ticket.chat))) return true;
  return isPaperOfCase(stores, chat.contact, message.id);
}

/** Whoever works on a case judges its papers, also when nobody waits with it any more. */
async function isPaperOfCase(stores: ReadStores, contact: string, message: string): Promise<boolean> {
  for (const document of await stores.documents.ofContact(contact)) {
    if (document.message !== message || document.application === null) continue;
    const application = await stores.applications.get(document.application);
    if (application && application.number !== null) return true;
  }
  return false;
}

/** `inline` only for what cannot run; never guessed at, never kept by the browser. */
export function sendFile(reply: FastifyReply, file: FileRef, bytes: Uint8Array): FastifyReply {
  const shown = SHOWN.test(file.mime);
  const name = encodeURIComponent(file.name ?? 'berkas').replace(/['()*]/g, escape);
  return reply
    .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .type(shown ? file.mime : 'application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
