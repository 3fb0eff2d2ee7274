/** What was found in a phone's history after its number was linked anew. Times in UTC ms. */
export type MissedReport = {
  at: number;
  /** The last message that the number had before. */
  since: number;
  /** Chats of people that nobody had answered; each was answered once, with an apology, or its officer was told. */
  chats: string[];
  messages: number;
  /** So many others had been answered on the phone. */
  answered: number;
  /** So many messages came without content: they cannot be recovered. */
  unreadable: number;
  /** So many pieces of the history could not be fetched. Missing in reports of before. */
  lost?: number;
  /** The phone has given nothing of its history so far. Missing in reports of before. */
  nothing?: boolean;
};

export const missedSetting = (account: string): string => `missed:${account}`;

/** The report of the last linking, where there is one. */
export async function readMissed(
  settings: { get(key: string): Promise<string | undefined> },
  account: string,
): Promise<MissedReport | undefined> {
  const text = await settings.get(missedSetting(account));
  return text === undefined ? undefined : (JSON.parse(text) as MissedReport);
}
