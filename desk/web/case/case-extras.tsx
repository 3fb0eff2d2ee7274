import type { CaseExtra } from '../api/applications.ts';
import { When } from '../parts/when.tsx';
import { t } from '../texts.ts';
import { DocumentPages } from './document-pages.tsx';

/** What the applicant sent beyond the checklist; there is nothing to decide about it. */
export function CaseExtras({ extras }: { extras: CaseExtra[] }) {
  if (extras.length === 0) return null;
  return (
    <section className="case-part">
      <h3>{t('case.extras')}</h3>
      <p className="quiet">{t('case.extrasHint')}</p>
      <ul className="items">
        {extras.map(({ name, at, page }, index) => {
          const label = t('case.extra', { name, number: index + 1 });
          return (
            <li key={page.id} className="item">
              <div className="item-head">
                <span className="item-label">{label}</span>
                <span className="quiet">
                  <When at={at} />
                </span>
              </div>
              <DocumentPages label={label} pages={[page]} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
