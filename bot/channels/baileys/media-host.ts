/** Before the server has named one: what an earlier process left is fetched before there is a connection. */
const USUAL = 'mmg.whatsapp.net';

/**
 * Where files are: the server of the connection says, never the sender of a file. Only WhatsApp's own hosts are taken,
 * and that of the socket itself (where a server double runs); for anything else the usual one.
 *
 * @param named as told by the server, perhaps with a port
 * @param webSocketUrl the socket's own address
 */
export function mediaHostOf(named: string | undefined, webSocketUrl: string): string {
  const [, name = ''] = /^([a-z0-9.-]+)(?::\d+)?$/.exec(named ?? '') ?? [];
  const isTheirs = name.endsWith('.whatsapp.net') || name === new URL(webSocketUrl).hostname;
  return named !== undefined && isTheirs ? named : USUAL;
}
