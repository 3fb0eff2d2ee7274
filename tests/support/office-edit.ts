import { publishEntry } from '../../handlers/office-entries.ts';
import { checkEntry } from '../../licensing/catalogue/entries.ts';
import type { Permit } from '../../licensing/catalogue/permit.ts';
import type { TestApp } from './test-app.ts';

/** What the office changes of a permit: requirements by code (null takes one away), other fields part by part. */
export type OfficeEdit = {
  permit: string;
  requirements?: Record<string, object | null>;
  fee?: object;
  sla?: object;
};

/** Publishes an edited permit, as the office does from the server. */
export async function publishEdit({ app }: Pick<TestApp, 'app'>, edit: OfficeEdit): Promise<void> {
  const entry = `permit:${edit.permit}`;
  const running = app.house.world.catalogue.permits.get(edit.permit);
  if (!running) throw new Error(`there is no permit ${edit.permit}`);
  const permit = JSON.parse(JSON.stringify(running)) as Permit;
  for (const [code, change] of Object.entries(edit.requirements ?? {})) {
    const known = permit.requirements.find((requirement) => requirement.code === code);
    if (change === null) permit.requirements = permit.requirements.filter((each) => each !== known);
    else if (known) Object.assign(known, change);
    else permit.requirements.push({ code, ...change } as Permit['requirements'][number]);
  }
  Object.assign(permit.fee, edit.fee);
  Object.assign(permit.sla, edit.sla);
  const content = checkEntry(entry, entry, JSON.stringify(permit));
  await publishEntry(app.house.storage, { entry, content }, { who: 'cli', by: 'Rina', at: app.clock.now() });
}
