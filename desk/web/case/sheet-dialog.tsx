import { Anchor, Button, CopyButton, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { DataSheet } from '../api/applications.ts';
import { post } from '../api/http.ts';
import { useAct } from '../api/use-act.ts';
import { Confirm } from '../parts/confirm.tsx';
import { t } from '../texts.ts';
import { SheetPart } from './sheet-part.tsx';

/** The data sheet for OSS: opened after a warning, since every number stands in it; kept in this view only. */
export function SheetDialog({ application }: { application: string }) {
  const [asked, setAsked] = useState(false);
  const [sheet, setSheet] = useState<DataSheet>();
  const open = useAct(() => post<DataSheet>(`/applications/${application}/sheet`), []);
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('dataSheet.button')}
      </Button>
      <Confirm
        opened={asked}
        title={t('dataSheet.ask')}
        text={t('dataSheet.text')}
        action={t('reveal.confirm')}
        busy={open.isPending}
        error={open.error}
        onConfirm={() =>
          open.mutate(undefined, {
            onSuccess: (answer) => {
              setSheet(answer);
              setAsked(false);
            },
          })
        }
        onClose={() => setAsked(false)}
      />
      <Modal
        opened={sheet !== undefined}
        onClose={() => setSheet(undefined)}
        title={`${sheet?.title ?? ''} ${sheet?.number ?? ''}`}
        size="70rem"
      >
        {sheet && (
          <div className="stack">
            <Group justify="space-between">
              <CopyButton value={sheet.text}>
                {({ copied, copy }) => (
                  <Button onClick={copy}>{t(copied ? 'dataSheet.copied' : 'dataSheet.copyAll')}</Button>
                )}
              </CopyButton>
              <Anchor
                href={`/api/applications/${encodeURIComponent(application)}/sheet.pdf`}
                target="_blank"
                rel="noreferrer"
              >
                {t('dataSheet.pdf')}
              </Anchor>
            </Group>
            {sheet.parts.map((part) => (
              <SheetPart key={part.title} part={part} />
            ))}
            <p className="quiet">{sheet.note}</p>
          </div>
        )}
      </Modal>
    </>
  );
}
