import type { Log } from '../../../storage/ports.ts';

/** A listener that throws makes the library repeat the event, or ends the process; none of ours does. */
export function safely(log: Log, account: string) {
  return <T>(listener: (value: T) => void) =>
    (value: T): void => {
      try {
        listener(value);
      } catch (error) {
        log.error('whatsapp.listener_failed', { account, error: String(error) });
      }
    };
}
