import { Button, CopyButton } from '@mantine/core';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useNow } from '../parts/use-now.ts';
import { t } from '../texts.ts';
import { deadlineWords } from '../time-words.ts';

export function WhatsappCode() {
  const now = useNow();
  const code = useAct(() => post<{ code: string; expiresAt: number }>('/me/whatsapp-code'), []);
  return (
    <section className="card stack">
      <h2>{t('me.whatsappTitle')}</h2>
      <p>{t('me.whatsappLead')}</p>
      {code.data && (
        <div role="status" className="stack">
          <p>
            {t('me.codeLabel')}: <strong className="code">{code.data.code}</strong>
          </p>
          <p>{t('me.codeHint', { time: deadlineWords(code.data.expiresAt, now) })}</p>
          <CopyButton value={code.data.code}>
            {({ copied, copy }) => (
              <div>
                <Button variant="light" onClick={copy}>
                  {t(copied ? 'me.copied' : 'me.copy')}
                </Button>
              </div>
            )}
          </CopyButton>
        </div>
      )}
      <ErrorNote error={code.error} />
      <div>
        <Button
          variant={code.data ? 'default' : 'filled'}
          loading={code.isPending}
          onClick={() => code.mutate(undefined)}
        >
          {t('me.getCode')}
        </Button>
      </div>
    </section>
  );
}
