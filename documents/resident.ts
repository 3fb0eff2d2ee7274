import { readFileSync } from 'node:fs';

/** Memory that a process holds now, in MB. 0 where the system does not tell: only Linux does. */
export function residentMb(pid: number | undefined): number {
  try {
    const [, kb] = /VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kb ?? 0) / 1024;
  } catch {
    return 0;
  }
}
