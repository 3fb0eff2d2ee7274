import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { codeOf } from '../api/api-error.ts';
import { Page } from '../parts/page.tsx';
import { QueryView } from '../parts/query-view.tsx';
import { t } from '../texts.ts';
import { DeskSide } from './desk-side.tsx';
import { PersonPicker } from './person-picker.tsx';
import { PhoneSide } from './phone-side.tsx';
import { newPerson } from './new-person.ts';
import { usePeople } from './use-simulator.ts';

/** Both ends at once: the applicant's phone and the desk. Nothing here reaches WhatsApp. */
export function SimulatorPage() {
  const people = usePeople();
  const [side, setSide] = useState('phone');
  const [chosen, setChosen] = useState<string>();
  const off = codeOf(people.error) === 'not_found';
  return (
    <Page title={t('simulator.title')} lead={t(off ? 'simulator.off' : 'simulator.lead')}>
      {!off && (
        <div className="simulator" data-side={side}>
          <div className="simulator-tabs">
            <SegmentedControl
              fullWidth
              aria-label={t('simulator.title')}
              value={side}
              onChange={setSide}
              data={[
                { value: 'phone', label: t('simulator.tabPhone') },
                { value: 'desk', label: t('simulator.tabDesk') },
              ]}
            />
          </div>
          <QueryView query={people}>
            {(known) => {
              const phone = chosen ?? known[0]?.id ?? newPerson([]);
              return (
                <div className="simulator-phone">
                  <PersonPicker people={known} phone={phone} onChoose={setChosen} />
                  <PhoneSide key={phone} phone={phone} />
                </div>
              );
            }}
          </QueryView>
          <DeskSide />
        </div>
      )}
    </Page>
  );
}
