import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Application } from '../api/applications.ts';
import { get } from '../api/http.ts';
import { CasePanel } from '../case/case-panel.tsx';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { useStaff } from '../shell/staff.ts';
import { t } from '../texts.ts';

type Answer = { application: Application; chat: { id: string; name: string } };

const route = getRouteApi('/staff/permohonan/$application');

/** A case on its own: it moves on also when nobody is talking about it. */
export function CasePage() {
  const { application: id } = route.useParams();
  const me = useStaff();
  const query = useQuery({
    queryKey: ['application', id],
    queryFn: () => get<Answer>(`/applications/${id}`),
  });
  const talk = me.role === 'operator' ? '/percakapan/$chat' : '/log/$chat';
  return (
    <div className="case-page">
      <Link to="/permohonan">← {t('cases.back')}</Link>
      <QueryView query={query}>
        {({ application, chat }) => (
          <Page
            title={chat.name}
            actions={
              <Link to={talk} params={{ chat: chat.id }}>
                {t('cases.toChat')}
              </Link>
            }
          >
            <CasePanel application={application} canAct />
          </Page>
        )}
      </QueryView>
    </div>
  );
}
