/** Milliseconds of CPU that some work takes in this process: unlike the clock's, the same on a machine that is busy. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
