import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { MountedRoute } from '../../../desk/server/ports.ts';
import type { CloudApiSettings } from './settings.ts';

type Request = Parameters<MountedRoute['handle']>[0];

const PREFIX = 'sha256=';

/**
 * The two routes of the webhook. `take` stores what was posted; only when it has resolved is it acknowledged,
 * otherwise Meta posts it again, for days.
 */
export function webhookRoutes(
  { account, appSecret, verifyToken }: CloudApiSettings,
  take: (posted: unknown) => Promise<'stored' | 'closed'>,
): MountedRoute[] {
  const path = `/hooks/cloud-api/${account}` as const;
  return [
    {
      method: 'GET',
      path,
      handle({ query }) {
        const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = query;
        const isAsked = mode === 'subscribe' && typeof token === 'string' && isSame(token, verifyToken);
        // What comes back to the caller is what a challenge may be, and nothing else.
        const isPlain = typeof challenge === 'string' && /^[\w.-]{1,200}$/.test(challenge);
        return Promise.resolve(isAsked && isPlain ? { status: 200, body: challenge } : { status: 403 });
      },
    },
    {
      method: 'POST',
      path,
      async handle(request) {
        if (!isSigned(request, appSecret)) return { status: 401 };
        let posted: unknown;
        try {
          posted = JSON.parse(Buffer.from(request.body).toString('utf8'));
        } catch {
          return { status: 400 };
        }
        return { status: (await take(posted)) === 'stored' ? 200 : 503 };
      },
    },
  ];
}

/** The signature is made over the bytes as they came: parsed and written again they may differ. */
function isSigned({ headers, body }: Request, appSecret: string): boolean {
  const given = headers['x-hub-signature-256'];
  if (typeof given !== 'string' || !given.startsWith(PREFIX)) return false;
  const expected = createHmac('sha256', appSecret).update(body).digest('hex');
  return isSame(given.slice(PREFIX.length), expected);
}

/** In a time that does not tell how much of it is right. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
