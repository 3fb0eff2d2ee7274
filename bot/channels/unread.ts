/**
 * Where a channel lists, among its keys, messages that came and could not be read so far: since when (UTC ms, decimal),
 * by `kind:value:id`.
 */
export const unreadType = 'inbound-unread';
