/** So long after the last touch the person counts as away: reading on for them does not keep the login alive. */
const AWAY_MS = 3 * 60_000;

let touchedAt = Date.now();

export function watchActivity(): void {
  for (const event of ['pointerdown', 'keydown'] as const) {
    window.addEventListener(event, () => (touchedAt = Date.now()), { passive: true });
  }
}

export function isAway(): boolean {
  return Date.now() - touchedAt > AWAY_MS;
}
