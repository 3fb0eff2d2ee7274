import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { CaseItem, Verdict } from '../api/applications.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useCan } from '../shell/staff.ts';
import { t } from '../texts.ts';
import { DocumentCodes } from './document-codes.tsx';
import { DocumentPages } from './document-pages.tsx';
import { FillForm } from './fill-form.tsx';
import { ItemState } from './item-state.tsx';
import { isOnDemand, mayBe } from './may-be.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { useStayAt } from './use-stay-at.ts';

type Props = { application: string; item: CaseItem; canAct: boolean };
type Judgement = { verdict: Verdict; reason?: string };

export function ChecklistRow({ application, item, canAct }: Props) {
  const can = useCan();
  const [asked, setAsked] = useState<'rejected' | 'waived'>();
  const judge = useAct(
    (judgement: Judgement) => post(`/applications/${application}/items/${item.code}`, judgement),
    ['chat', 'queue', 'application', 'applications'],
  );
  const { label, state, document } = item;
  const demanded = isOnDemand(item);
  const row = useStayAt(state, !judge.isIdle);
  const ask = (verdict: 'rejected' | 'waived') => () => {
    judge.reset();
    setAsked(verdict);
  };
  return (
    <li className="item" ref={row} tabIndex={-1}>
      <div className="item-head">
        <span className="item-label">{label}</span>
        <ItemState item={item} />
      </div>
      {item.note && <p className="quiet item-note">{item.note}</p>}
      {item.said && <p className="item-note">{t('item.said', { words: item.said })}</p>}
      {item.brought && <p className="item-note">{t('item.brought')}</p>}
      {item.left.length > 0 && (
        <p className="item-note">{t('item.left', { fields: item.left.join(', ') })}</p>
      )}
      {item.reason && <p className="item-note">{t('item.given', { reason: item.reason })}</p>}
      {document && <DocumentPages label={label} pages={document.pages} />}
      {document && <DocumentCodes codes={document.codes} />}
      {canAct &&
        can('fill') &&
        state === 'deferred' &&
        item.toFill.map((question) => (
          <FillForm key={question.key} application={application} question={question} />
        ))}
      {canAct && (
        <Group gap={6} className="item-acts">
          {can('accept') && mayBe('accepted', item) && (
            <Button
              size="compact-sm"
              variant={state === 'received' ? 'filled' : 'default'}
              loading={judge.isPending && judge.variables.verdict === 'accepted'}
              aria-label={t('item.acceptOf', { label })}
              onClick={() => judge.mutate({ verdict: 'accepted' })}
            >
              {t('item.accept')}
            </Button>
          )}
          {can('reject') && mayBe('rejected', item) && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t(demanded ? 'item.askForOf' : 'item.rejectOf', { label })}
              onClick={ask('rejected')}
            >
              {t(demanded ? 'item.askFor' : 'item.reject')}
            </Button>
          )}
          {can('waive') && mayBe('waived', item) && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('item.waiveOf', { label })}
              onClick={ask('waived')}
            >
              {t('item.waive')}
            </Button>
          )}
        </Group>
      )}
      {!asked && <ErrorNote error={judge.error} />}
      {asked && (
        <ReasonDialog
          about={asked === 'rejected' ? refusalOf(item) : asked}
          label={label}
          busy={judge.isPending}
          error={judge.error}
          onReason={(reason) =>
            judge.mutate({ verdict: asked, reason }, { onSuccess: () => setAsked(undefined) })
          }
          onClose={() => setAsked(undefined)}
        />
      )}
    </li>
  );
}

function refusalOf(item: CaseItem): 'rejected' | 'corrected' | 'asked' {
  if (isOnDemand(item)) return 'asked';
  return item.kind === 'data' ? 'corrected' : 'rejected';
}
