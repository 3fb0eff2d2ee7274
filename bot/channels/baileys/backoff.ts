/**
 * How long to wait before attempt number `attempt` (0 = first retry): doubling from `baseMs` up to `capMs`, with
 * the upper half random so that many numbers do not come back at once. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number, baseMs = 1_000, capMs = 300_000): number {
  const ceiling = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling / 2 + (random * ceiling) / 2);
}
