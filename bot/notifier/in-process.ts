import type { Hint, Notifier } from '../../handlers/ports.ts';
import type { Log } from '../../storage/ports.ts';

/** Hints inside one process. Listeners are called after the publisher's own work, in order. */
export function inProcessNotifier(log: Log): Notifier {
  const listeners = new Set<(hint: Hint) => void>();

  const tell = (hints: readonly Hint[]): void => {
    for (const hint of hints) {
      for (const listener of listeners) {
        try {
          listener(hint);
        } catch (error) {
          log.error('notifier.listener_failed', { kind: hint.kind, error: String(error) });
        }
      }
    }
  };

  return {
    publish(hints) {
      if (hints.length > 0) queueMicrotask(() => tell(hints));
    },
    subscribe(listener) {
      // Wrapped, so that one function subscribed twice is two subscriptions.
      const entry = (hint: Hint): void => listener(hint);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    async stop() {
      listeners.clear();
    },
  };
}
