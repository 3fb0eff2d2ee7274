import { CommandError } from './command-error.ts';
import type { House } from './run-command.ts';

/** What an alert is about when it is no number: messages that nobody answers. */
export const ANSWERS = 'answers';

/** Trouble with one number, watched from the first moment it was seen. Times in UTC ms. */
export type LinkAlert = {
  /** A reason of the link's state, or the state itself. */
  reason: string;
  since: number;
  /** When people were first told; absent while it may still pass by itself. */
  raisedAt?: number;
  /** When they are told next. */
  nextAt: number;
  /** Whose letter was not taken, and when it is tried again. */
  unmailed?: { to: readonly string[]; at: number };
  acknowledged?: { by: string; at: number };
};

export const alertSetting = (about: string): string => `alert:${about}`;

type Settings = { get(key: string): Promise<string | undefined> };

/** The open alert about a number (or about `ANSWERS`), with its stored text. */
export async function readAlert(
  settings: Settings,
  about: string,
): Promise<{ alert: LinkAlert; text: string } | undefined> {
  const text = await settings.get(alertSetting(about));
  return text === undefined ? undefined : { alert: JSON.parse(text) as LinkAlert, text };
}

/**
 * Somebody looks after it: the alert is not repeated. Throws `not_found` where none is raised.
 *
 * @param by `operator:<id>` or `cli`
 */
export async function acknowledgeAlert({ storage, clock }: House, about: string, by: string): Promise<void> {
  await storage.write(async ({ settings, audit }) => {
    const open = await readAlert(settings, about);
    if (open?.alert.raisedAt === undefined) throw new CommandError('not_found');
    if (open.alert.acknowledged) return;
    const at = clock.now();
    await settings.set(alertSetting(about), JSON.stringify({ ...open.alert, acknowledged: { by, at } }));
    await audit.add({
      at,
      who: by,
      action: 'alert_acknowledged',
      subjectKind: 'account',
      subject: about,
      detail: { reason: open.alert.reason },
    });
  });
}
