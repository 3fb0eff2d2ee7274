/** A channel's credentials, keys and journal; `type` is the channel's own word, `value` is sealed with the office's key. */
export type ChannelKeysTable = { account: string; type: string; id: string; value: Uint8Array };
