import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { t } from '../texts.ts';
import { ErrorNote } from './error-note.tsx';

type Props<T> = { query: UseQueryResult<T>; children: (data: T) => ReactNode };

/** Nothing was written that could be lost. */
const READ = { not_stored: 'common.notRead' } as const;

/** What was read last stays on screen while it is read again, also when that fails. */
export function QueryView<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) {
    return (
      <>
        <ErrorNote error={query.error} words={READ} />
        {children(query.data)}
      </>
    );
  }
  if (query.isPending) return <p className="quiet">{t('common.loading')}</p>;
  return (
    <div className="stack">
      <ErrorNote error={query.error} words={READ} />
      <div>
        <Button variant="default" onClick={() => void query.refetch()}>
          {t('common.retry')}
        </Button>
      </div>
    </div>
  );
}
