import type { CasePage } from '../api/applications.ts';
import { FileLink } from '../parts/file-link.tsx';
import { t } from '../texts.ts';

/** The pages of a document in the order in which they came, each with its small picture. */
export function DocumentPages({ label, pages }: { label: string; pages: readonly CasePage[] }) {
  return pages.map(({ id, mime, thumbnail }, at) => {
    const name = pages.length > 1 ? t('file.page', { name: label, page: at + 1 }) : label;
    return (
      <div key={id}>
        {thumbnail && (
          <img
            className="thumbnail"
            loading="lazy"
            src={`/api/files/${encodeURIComponent(id)}/thumbnail`}
            alt={t('file.small', { name })}
          />
        )}
        <FileLink id={id} mime={mime} name={name} />
      </div>
    );
  });
}
