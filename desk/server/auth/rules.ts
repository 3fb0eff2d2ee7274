import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { OfficerVerb } from '../../../flows/event.ts';
import { may, mayDo } from '../../../handlers/policies.ts';
import type { Ability, Actor, Role } from '../../../handlers/policies.ts';
import { Refusal } from '../errors.ts';
import type { DeskParts } from '../ports.ts';
import { findLogin, isCsrf, LOGIN_COOKIE } from './logins.ts';
import type { Login } from './logins.ts';

/**
 * Who may use a route. `public`: anybody. `local_or_login`: programs on this machine, otherwise whoever
 * is logged in. An ability or a verb: whoever's role has it (of several verbs, one is enough; the command
 * itself decides which).
 */
export type Rule = 'public' | 'local_or_login' | Ability | { verbs: readonly OfficerVerb[] };

declare module 'fastify' {
  interface FastifyContextConfig {
    rule?: Rule;
    /** The page asks by itself: it does not prolong the login. */
    byItself?: true;
  }
  interface FastifyRequest {
    login: Login | null;
  }
  interface FastifyInstance {
    /** Every route of the desk with its rule. */
    rules: { method: string; url: string; rule: Rule }[];
  }
}

function allows(rule: Rule, role: Role): boolean {
  if (rule === 'public' || rule === 'local_or_login') return true;
  if (typeof rule === 'string') return may(role, rule);
  return rule.verbs.some((verb) => mayDo(role, verb));
}

/** Whoever acts; a route that asks for it has a rule that needs a login. */
export function actorOf(request: FastifyRequest): Actor {
  const { id, name, role } = loginOf(request).operator;
  return { id, name, role, via: 'desk' };
}

export function loginOf(request: FastifyRequest): Login {
  if (!request.login) throw new Refusal('not_logged_in');
  return request.login;
}

/** Every route must say its rule, or the desk does not start; every request is held against it before its body is read. */
export function guard(app: FastifyInstance, { house }: DeskParts): void {
  app.decorate('rules', []);
  app.decorateRequest('login', null);
  app.addHook('onRoute', (route) => {
    const method = String(route.method);
    if (route.config?.rule === undefined) throw new Error(`${method} ${route.url} has no rule`);
    app.rules.push({ method, url: route.url, rule: route.config.rule });
  });
  app.addHook('onRequest', async (request) => {
    const { rule, byItself } = request.routeOptions.config;
    if (rule === undefined || request.is404) return;
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    // Browsers say where a request comes from, and pages cannot change that.
    const site = request.headers['sec-fetch-site'];
    const hook = request.routeOptions.url?.startsWith('/hooks/') ?? false;
    if (writes && !hook && site !== undefined && site !== 'same-origin' && site !== 'none') {
      throw new Refusal('csrf');
    }
    if (rule === 'public') return;
    // Nobody is looked up for it: health is asked for most when the database is away.
    if (rule === 'local_or_login' && isLocal(request)) return;
    request.login = await findLogin(
      house,
      request.cookies[LOGIN_COOKIE],
      byItself !== true && request.headers['x-idle'] === undefined,
    );
    if (!request.login) {
      throw new Refusal(rule === 'local_or_login' ? 'not_found' : 'not_logged_in');
    }
    if (!allows(rule, request.login.operator.role)) throw new Refusal('not_allowed');
    const token = request.headers['x-csrf-token'];
    if (writes && !isCsrf(request.login, typeof token === 'string' ? token : undefined)) {
      throw new Refusal('csrf');
    }
  });
}

/** From this machine itself, not handed on by a proxy on it. */
function isLocal(request: FastifyRequest): boolean {
  const { headers, socket } = request;
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false;
  const address = socket.remoteAddress ?? '';
  return address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.');
}
