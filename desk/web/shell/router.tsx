import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { AuditPage } from '../audit/audit-page.tsx';
import { CasePage } from '../cases/case-page.tsx';
import { CasesPage } from '../cases/cases-page.tsx';
import { ConversationPage } from '../conversation/conversation-page.tsx';
import { LogPage } from '../logs/log-page.tsx';
import { LogsPage } from '../logs/logs-page.tsx';
import { MePage } from '../me/me-page.tsx';
import { NumbersPage } from '../numbers/numbers-page.tsx';
import { QueuePage } from '../queue/queue-page.tsx';
import { LoginPage } from '../sign-in/login-page.tsx';
import { SetupPage } from '../sign-in/setup-page.tsx';
import { SimulatorPage } from '../simulator/simulator-page.tsx';
import { UsersPage } from '../users/users-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { StaffShell } from './staff-shell.tsx';
import { StartPage } from './start-page.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });
const setup = createRoute({ getParentRoute: () => root, path: '/mulai', component: SetupPage });
const login = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  component: LoginPage,
  // Whose password to ask for and which page to go to then; anything else in the address is ignored.
  validateSearch: ({ nama, ke }: Record<string, unknown>): { nama?: string; ke?: string } => ({
    ...(typeof nama === 'string' ? { nama } : {}),
    ...(typeof ke === 'string' ? { ke } : {}),
  }),
});
const staff = createRoute({ getParentRoute: () => root, id: 'staff', component: StaffShell });

const start = createRoute({ getParentRoute: () => staff, path: '/', component: StartPage });
const queue = createRoute({ getParentRoute: () => staff, path: '/antrean', component: QueuePage });
const conversation = createRoute({
  getParentRoute: () => staff,
  path: '/percakapan/$chat',
  component: ConversationPage,
});
const cases = createRoute({ getParentRoute: () => staff, path: '/permohonan', component: CasesPage });
const oneCase = createRoute({
  getParentRoute: () => staff,
  path: '/permohonan/$application',
  component: CasePage,
});
const logs = createRoute({ getParentRoute: () => staff, path: '/log', component: LogsPage });
const log = createRoute({ getParentRoute: () => staff, path: '/log/$chat', component: LogPage });
const audit = createRoute({ getParentRoute: () => staff, path: '/audit', component: AuditPage });
const numbers = createRoute({ getParentRoute: () => staff, path: '/nomor', component: NumbersPage });
const users = createRoute({ getParentRoute: () => staff, path: '/pengguna', component: UsersPage });
const me = createRoute({ getParentRoute: () => staff, path: '/saya', component: MePage });
const simulator = createRoute({ getParentRoute: () => staff, path: '/simulator', component: SimulatorPage });

const routeTree = root.addChildren([
  setup,
  login,
  staff.addChildren([
    start,
    queue,
    conversation,
    cases,
    oneCase,
    logs,
    log,
    audit,
    numbers,
    users,
    me,
    simulator,
  ]),
]);

export const router = createRouter({ routeTree });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
