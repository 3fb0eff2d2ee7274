/** Failed logins by account or address; no login is tried before `until`. */
export type LoginAttemptsTable = { key: string; count: number; until: number };
