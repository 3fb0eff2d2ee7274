import { SegmentedControl } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { t } from '../texts.ts';

type Props = { head: ReactNode; talk: ReactNode; beside: ReactNode; narrow: boolean };

/** Side by side where there is room; on a phone one of the two, the other keeps what was typed in it. */
export function TwoSides({ head, talk, beside, narrow }: Props) {
  const [side, setSide] = useState('talk');
  return (
    <div className={narrow ? 'sides sides-narrow' : 'sides'} data-side={side}>
      <div className="sides-head">{head}</div>
      <div className="sides-tabs">
        <SegmentedControl
          fullWidth
          aria-label={t('chat.tabs')}
          value={side}
          onChange={setSide}
          data={[
            { value: 'talk', label: t('chat.tabChat') },
            { value: 'beside', label: t('chat.tabCase') },
          ]}
        />
      </div>
      <div className="side-talk">{talk}</div>
      <div className="side-beside">{beside}</div>
    </div>
  );
}
