import { isDeepStrictEqual } from 'node:util';
import type { Printed } from './chat-child.ts';
import type { WrittenDown } from './written-down.ts';

export type Fault = { kind: 'lost' | 'doubled' | 'broken'; what: string };

/** How a run that was killed differs from the undisturbed one; nothing is what we want. */
export function faultsOf(run: WrittenDown, undisturbed: WrittenDown, heard: readonly Printed[]): Fault[] {
  return [
    ...inboundFaults(run, undisturbed),
    ...outgoingFaults(run, undisturbed),
    ...hearingFaults(run, heard),
  ].concat(
    isDeepStrictEqual(run.state, undisturbed.state)
      ? []
      : [
          {
            kind: 'broken',
            what: `ended as ${JSON.stringify(run.state)}, not ${JSON.stringify(undisturbed.state)}`,
          },
        ],
  );
}

function inboundFaults(run: WrittenDown, undisturbed: WrittenDown): Fault[] {
  const faults: Fault[] = [];
  for (const { externalId } of undisturbed.inbound) {
    const rows = run.inbound.filter((row) => row.externalId === externalId);
    if (rows.length === 0) faults.push({ kind: 'lost', what: `message ${externalId} is not stored` });
    if (rows.length > 1)
      faults.push({ kind: 'doubled', what: `message ${externalId} is stored ${rows.length} times` });
    for (const { state } of rows) {
      if (state !== 'handled') faults.push({ kind: 'lost', what: `message ${externalId} is ${state}` });
    }
  }
  if (run.waiting > 0) faults.push({ kind: 'lost', what: `${run.waiting} notices wait` });
  const order = run.inbound.map(({ externalId }) => externalId);
  if (
    !isDeepStrictEqual(
      order,
      undisturbed.inbound.map(({ externalId }) => externalId),
    ) &&
    faults.length === 0
  )
    faults.push({ kind: 'broken', what: `messages stand in the order ${order.join(' ')}` });
  return faults;
}

function outgoingFaults(run: WrittenDown, undisturbed: WrittenDown): Fault[] {
  const faults: Fault[] = [];
  const missing = surplus(undisturbed.outgoing, run.outgoing);
  const extra = surplus(run.outgoing, undisturbed.outgoing);
  for (const text of missing) faults.push({ kind: 'lost', what: `never composed: ${text}` });
  for (const text of extra) {
    const again = undisturbed.outgoing.some((row) => row.text === text);
    faults.push({ kind: again ? 'doubled' : 'broken', what: `composed beyond the undisturbed run: ${text}` });
  }
  if (
    faults.length === 0 &&
    run.outgoing.some(({ text }, index) => text !== undisturbed.outgoing[index]?.text)
  )
    faults.push({ kind: 'broken', what: 'replies were composed in another order' });
  for (const { id, state } of run.outgoing) {
    if (state !== 'sent') faults.push({ kind: 'lost', what: `reply ${id} ended ${state}` });
  }
  return faults;
}

/** What the phone was shown: every row, a second time only as the re-send of the same row. */
function hearingFaults(run: WrittenDown, heard: readonly Printed[]): Fault[] {
  const faults: Fault[] = [];
  const replies = heard.filter((printed) => printed['end'] !== true);
  for (const { id } of run.outgoing) {
    const times = replies.filter((reply) => reply['id'] === id);
    if (times.length === 0) faults.push({ kind: 'lost', what: `reply ${id} never arrived` });
    if (times.slice(1).some((reply) => reply['resent'] !== true))
      faults.push({ kind: 'doubled', what: `reply ${id} came again, not marked as resent` });
    if (new Set(times.map((reply) => reply['text'])).size > 1)
      faults.push({ kind: 'doubled', what: `reply ${id} came again in other words` });
  }
  const known = new Set<unknown>(run.outgoing.map(({ id }) => id));
  for (const reply of replies) {
    if (!known.has(reply['id']))
      faults.push({ kind: 'doubled', what: `reply ${String(reply['id'])} arrived, but is not stored` });
  }
  const first = replies.filter((reply, index) => replies.findIndex(({ id }) => id === reply['id']) === index);
  const order = run.outgoing.map(({ id }) => id).filter((id) => first.some((reply) => reply['id'] === id));
  if (first.some((reply, index) => reply['id'] !== order[index]) && faults.length === 0)
    faults.push({ kind: 'broken', what: 'replies arrived in another order' });
  return faults;
}

/** Texts of `these` that `those` lacks, each as often as it is lacking. */
function surplus(these: WrittenDown['outgoing'], those: WrittenDown['outgoing']): string[] {
  const left = those.map(({ text }) => text);
  return these.flatMap(({ text }) => {
    const at = left.indexOf(text);
    if (at < 0) return [text];
    left.splice(at, 1);
    return [];
  });
}
