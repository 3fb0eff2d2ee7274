/** Small facts the program keeps about itself. */
export type SettingsTable = { key: string; value: string };
