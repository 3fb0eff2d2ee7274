import { Button, CopyButton } from '@mantine/core';
import type { DataSheet } from '../api/applications.ts';
import { t } from '../texts.ts';

/** One part of the form: what to copy, and beside it the piece of the photo it was read from. */
export function SheetPart({ part }: { part: DataSheet['parts'][number] }) {
  return (
    <section className="case-part">
      <h3>{part.title}</h3>
      <dl>
        {part.rows.map(({ key, label, value, source, crop }) => (
          <div key={key} className="sheet-row">
            <dt>{label}</dt>
            <dd>
              <strong className="sheet-value">{value === '' ? '–' : value}</strong>
              <span className="quiet">{source}</span>
            </dd>
            <dd>{crop && <img className="sheet-crop" src={crop} alt={t('dataSheet.crop', { label })} />}</dd>
            <dd>
              {value !== '' && (
                <CopyButton value={value}>
                  {({ copied, copy }) => (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('dataSheet.copyOf', { label })}
                      onClick={copy}
                    >
                      {t(copied ? 'dataSheet.copied' : 'dataSheet.copy')}
                    </Button>
                  )}
                </CopyButton>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
