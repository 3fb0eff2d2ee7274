import type { Media } from '../../../flows/message.ts';
import type { Channel, HasRoutes, Intake, SendResult } from '../channel.ts';
import { withBytes } from '../with-bytes.ts';
import { openGraph } from './graph.ts';
import { readPosted } from './inbound.ts';
import type { Draft } from './inbound.ts';
import { openLink } from './link.ts';
import type { Link } from './link.ts';
import { fetchMedia } from './media.ts';
import { send } from './send.ts';
import type { CloudApiParts, CloudApiSettings } from './settings.ts';
import { webhookRoutes } from './webhook.ts';
import { isOpen } from './window.ts';

const maxText = 4_096;
/** Meta posts what we did not take for seven days; a file is waited for over a weekend, then its writer is asked again. */
const LONGEST_WAIT_MS = 3 * 24 * 60 * 60_000;

/** A number on the official WhatsApp Cloud API. */
export function cloudApiChannel(settings: CloudApiSettings, parts: CloudApiParts): Channel & HasRoutes {
  const { account, phoneNumberId } = settings;
  const { clock, log, window } = parts;
  const graph = openGraph(settings, parts);
  let open: { intake: Intake; link: Link } | undefined;
  /** The last message of each chat that is being stored: several posts may come at once. */
  const chains = new Map<string, Promise<void>>();
  const taking = new Set<Promise<unknown>>();

  const receive = async (draft: Draft, intake: Intake): Promise<void> => {
    const content = await withBytes(draft.content, (source) =>
      fetchMedia(source, graph, settings, parts).catch((error: unknown): Media => {
        if (clock.now() - draft.at < LONGEST_WAIT_MS) throw error;
        return { fault: 'broken' };
      }),
    );
    await intake.receive({ ...draft, content });
    await window.opened(draft.chat);
  };

  /** One after another for each chat, in the order they came; a failed one fails its own post only. */
  const inOrder = (chat: string, work: () => Promise<void>): Promise<void> => {
    const done = (chains.get(chat) ?? Promise.resolve()).then(work);
    const quiet = done.catch(() => undefined);
    chains.set(chat, quiet);
    void quiet.then(() => {
      if (chains.get(chat) === quiet) chains.delete(chat);
    });
    return done;
  };

  const store = async (body: unknown, intake: Intake): Promise<void> => {
    const posted = readPosted(body, { account, phoneNumberId });
    if (!posted || posted.unreadable > 0)
      log.error('cloud_api.unreadable', { account, parts: posted?.unreadable ?? 'all' });
    if (!posted) return;
    const stored = await Promise.allSettled(
      posted.drafts.map((draft) => inOrder(draft.chat.value, () => receive(draft, intake))),
    );
    for (const one of stored) if (one.status === 'rejected') throw one.reason;
    for (const report of posted.reports) await intake.receipt(report);
  };

  const take = async (body: unknown): Promise<'stored' | 'closed'> => {
    if (!open) return 'closed';
    const work = store(body, open.intake);
    taking.add(work);
    try {
      await work;
      return 'stored';
    } catch (error) {
      log.error('cloud_api.not_stored', { account, error });
      return 'closed';
    } finally {
      taking.delete(work);
    }
  };

  return {
    account,
    abilities: { buttons: true, ownIds: false, maxText },
    routes: webhookRoutes(settings, take),
    start(intake) {
      open = { intake, link: openLink({ account, phoneNumberId, graph, clock, log, intake }) };
      return open.link.begin();
    },
    isReady: () => open?.link.isReady() ?? false,
    async send(sendable): Promise<SendResult> {
      const lastInAt = await window.lastInAt(sendable.to).catch(() => 'unreadable' as const);
      if (lastInAt === 'unreadable') return { outcome: 'retry', code: 'not_prepared', afterMs: 1_000 };
      const { result, stop, fault } = await send(graph, settings, sendable, {
        open: isOpen(lastInAt, clock.now()),
        now: () => clock.now(),
      });
      if (stop) open?.link.stop(stop.reason, stop.forMs);
      if (fault && 'code' in result) log.error('cloud_api.our_fault', { account, code: result.code });
      return result;
    },
    async stop() {
      const ending = open;
      open = undefined;
      await Promise.allSettled(taking);
      await ending?.link.close();
    },
  };
}
