import type { AuditEntry } from '../api/people.ts';
import { When } from '../parts/when.tsx';
import { nameOf, t } from '../texts.ts';
import { whenWords } from '../time-words.ts';
import { detailWords, type DetailWords } from './detail-words.ts';

const STAGES = new Set(['from', 'to']);
const WORDS: DetailWords = {
  key: (key) => nameOf('detailKey', key),
  value: (key, value) => {
    if (STAGES.has(key)) return nameOf('stage', value);
    if (key === 'role') return nameOf('role', value);
    if (key === 'changed') return nameOf('changedPart', value);
    if (key === 'at') return whenWords(Number(value), Date.now());
    return key === 'via' ? nameOf('via', value) : value;
  },
};

/** A table where there is room; on a phone each entry is a block (styles/lists.css). */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  if (entries.length === 0) {
    return (
      <p className="quiet" role="status">
        {t('audit.none')}
      </p>
    );
  }
  return (
    <table className="audit" aria-label={t('audit.table')}>
      <thead>
        <tr>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.subject')}</th>
          <th scope="col">{t('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <td>
              <When at={entry.at} />
            </td>
            <td>{entry.who}</td>
            <td>{nameOf('auditAction', entry.action)}</td>
            <td className="audit-subject">
              {nameOf('subjectKind', entry.subjectKind)} {entry.about ?? entry.subject}
            </td>
            <td>{detailWords(entry.detail, WORDS)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
