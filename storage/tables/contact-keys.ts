/** A contact's own key, wrapped by the master key. Deleting the row makes everything sealed with it unreadable. */
export type ContactKeysTable = { contact: string; wrapped: Uint8Array };
