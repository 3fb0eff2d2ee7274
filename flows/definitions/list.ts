import type { Catalogue } from '../../licensing/catalogue/catalogue.ts';
import type { Flow } from '../define.ts';
import { adviseFlow } from './advise.ts';
import { applyFlow } from './apply.ts';
import { complaintFlow } from './complaint.ts';
import { mendFlow } from './mend.ts';

/** Every flow of the house, by name. */
export function flowsFor(catalogue: Catalogue): ReadonlyMap<string, Flow> {
  const apply = applyFlow(catalogue);
  return new Map([apply, mendFlow(apply), adviseFlow, complaintFlow].map((flow) => [flow.name, flow]));
}
