import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify from 'fastify';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyServerOptions,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { isHttps } from './auth/logins.ts';
import { guard } from './auth/rules.ts';
import { answerErrors } from './errors.ts';
import { namedPlugin } from './named-plugin.ts';
import type { DeskParts } from './ports.ts';
import { accountRoutes } from './routes/accounts.ts';
import { applicationRoutes } from './routes/applications.ts';
import { auditRoutes } from './routes/audit.ts';
import { caseWorkRoutes } from './routes/case-work.ts';
import { chatRoutes } from './routes/chats.ts';
import { fileRoutes } from './routes/files.ts';
import { hookRoutes } from './routes/hooks.ts';
import { liveRoutes } from './routes/live.ts';
import { logRoutes } from './routes/logs.ts';
import { loginRoutes } from './routes/login.ts';
import { meRoutes } from './routes/me.ts';
import { queueRoutes } from './routes/queue.ts';
import { simulatorRoutes } from './routes/simulator.ts';
import { sheetRoutes } from './routes/sheet.ts';
import { stageRoutes } from './routes/stage.ts';
import { systemRoutes } from './routes/system.ts';
import { userRoutes } from './routes/users.ts';
import { webRoutes } from './routes/web.ts';

/** Fastify as the routes see it: schemas are zod's. */
export type DeskApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** JSON bodies; files have a limit of their own. */
const LARGEST_BODY = 64 * 1024;
/** Requests a minute from one address: an office of ten behind one router stays far below. */
const MOST_REQUESTS = 2_000;

const ROUTES = [
  systemRoutes,
  loginRoutes,
  meRoutes,
  userRoutes,
  queueRoutes,
  chatRoutes,
  applicationRoutes,
  stageRoutes,
  caseWorkRoutes,
  fileRoutes,
  sheetRoutes,
  logRoutes,
  auditRoutes,
  accountRoutes,
  simulatorRoutes,
  liveRoutes,
  hookRoutes,
  webRoutes,
];

/**
 * Given to Fastify from the beginning: set later, its own compilers of JSON Schema were loaded at every start and never
 * used. It types them for those.
 */
const ZOD_COMPILERS = {
  buildValidator: () => validatorCompiler,
  buildSerializer: () => serializerCompiler,
} as unknown as NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'] & object;

/** The desk's HTTP server, not yet listening. */
export async function buildDesk(parts: DeskParts): Promise<DeskApp> {
  const app: DeskApp = fastify({
    logger: false,
    bodyLimit: LARGEST_BODY,
    // Behind a proxy on this machine the address of the person is in its header, and only then.
    trustProxy: parts.publicUrl === undefined ? false : 'loopback',
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    schemaController: { compilersFactory: ZOD_COMPILERS },
  }).withTypeProvider<ZodTypeProvider>();
  answerErrors(app, parts.log);
  await app.register(cookie);
  await app.register(helmet, headers(isHttps(parts.publicUrl)));
  await app.register(rateLimit, { max: MOST_REQUESTS, timeWindow: '1 minute' });
  await app.register(swagger, {
    openapi: { info: { title: 'Lantunan', version: '1' } },
    transform: jsonSchemaTransform,
  });
  guard(app, parts);
  for (const routes of ROUTES) {
    await app.register(namedPlugin(routes.name, async (scope: DeskApp) => routes(scope, parts)));
  }
  await app.ready();
  return app;
}

/** Nothing from elsewhere, no inline scripts or styles: the web app keeps Mantine from writing a style sheet into the page. */
function headers(https: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' as const },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
  };
}
