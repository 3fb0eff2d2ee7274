import { Button } from '@mantine/core';
import type { Option } from '../api/conversations.ts';
import { t } from '../texts.ts';

type Props = { options: Option[]; onChoose: (text: string) => void };

/** The message itself lists them: a tap sends the number, as a person on WhatsApp would type it. */
export function OptionButtons({ options, onChoose }: Props) {
  return (
    <ul className="options" aria-label={t('simulator.options')}>
      {options.map(({ id, label }, at) => (
        <li key={id}>
          <Button
            variant="light"
            size="compact-md"
            aria-label={`${at + 1}. ${label}`}
            title={label}
            onClick={() => onChoose(String(at + 1))}
          >
            {at + 1}
          </Button>
        </li>
      ))}
    </ul>
  );
}
