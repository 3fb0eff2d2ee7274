import type { UseMutationResult } from '@tanstack/react-query';
import { post, postFile } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';

export type SimulatedSend =
  { text: string } | { location: { lat: number; lon: number } } | { file: File; caption: string };

/** What the person on the simulated phone does. */
export function useSimulatedSending(phone: string): UseMutationResult<unknown, Error, SimulatedSend> {
  const path = `/simulator/chats/${encodeURIComponent(phone)}`;
  return useAct(
    (sent: SimulatedSend) =>
      'file' in sent ? postFile(`${path}/file`, sent.file, { caption: sent.caption }) : post(path, sent),
    ['simulated', 'people', 'queue'],
  );
}
