import type { CaseItem } from '../api/applications.ts';
import { t } from '../texts.ts';
import { isOnDemand } from './may-be.ts';

/** The words of one item's state; what only an officer may demand is not called missing. */
export function ItemState({ item }: { item: CaseItem }) {
  const optional = isOnDemand(item);
  return (
    <span className="item-states">
      <span className={optional ? 'state' : `state state-${item.state}`}>
        {t(optional ? 'item.optional' : `item.${item.state}`)}
      </span>
      {item.toCheck && <span className="state state-check">{t('item.toCheck')}</span>}
    </span>
  );
}
