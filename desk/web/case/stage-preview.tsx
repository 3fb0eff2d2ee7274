import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { post } from '../api/http.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { MessageText } from '../parts/message-text.tsx';
import { t } from '../texts.ts';

/** `permit` '': all of them; `file`: a PDF goes along. */
type Props = {
  application: string;
  move: { stage: string; permit: string; note: string; file: boolean };
};

/** What the applicant will hear, made by the same words that will be sent. */
export function StagePreview({ application, move: { stage, permit, note, file } }: Props) {
  const id = useId();
  const [settledNote] = useDebouncedValue(note, 400);
  const preview = useQuery({
    queryKey: ['preview', application, permit, stage, file, settledNote],
    queryFn: () =>
      post<{ text: string | null; blocking: string[]; unjudged: string[] }>(
        `/applications/${application}/stage/preview`,
        {
          stage,
          file,
          ...(permit === '' ? {} : { permit }),
          ...(settledNote === '' ? {} : { note: settledNote }),
        },
      ),
    enabled: stage !== '',
    refetchInterval: false,
    placeholderData: (previous) => previous,
  });
  const { text, blocking = [], unjudged = [] } = (stage !== '' && preview.data) || {};
  return (
    <>
      {blocking.length > 0 && <p>{t('stageDialog.blocking', { items: blocking.join(', ') })}</p>}
      {unjudged.length > 0 && <p>{t('stageDialog.unjudged', { items: unjudged.join(', ') })}</p>}
      <section className="preview" aria-labelledby={id} aria-live="polite">
        <h3 id={id}>{t('stageDialog.preview')}</h3>
        {stage === '' && <p className="quiet">{t('stageDialog.previewEmpty')}</p>}
        {text === null && <p className="quiet">{t('stageDialog.previewNone')}</p>}
        {text && (
          <div className="bubble bubble-out by-bot">
            <MessageText text={text} />
          </div>
        )}
        <ErrorNote error={preview.error} />
      </section>
    </>
  );
}
