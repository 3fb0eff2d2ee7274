import { getRouteApi, Link } from '@tanstack/react-router';
import { t } from '../texts.ts';
import { Conversation } from './conversation.tsx';

const route = getRouteApi('/staff/percakapan/$chat');

export function ConversationPage() {
  const { chat } = route.useParams();
  const navigate = route.useNavigate();
  return (
    <Conversation
      key={chat}
      chat={chat}
      back={<Link to="/antrean">← {t('chat.toQueue')}</Link>}
      onEnd={() => void navigate({ to: '/antrean' })}
    />
  );
}
