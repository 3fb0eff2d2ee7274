/** Every catalogue that ever ran; a submitted application is pinned to one. `content` is JSON. */
export type CatalogueRevisionsTable = { revision: string; at: number; content: string };
