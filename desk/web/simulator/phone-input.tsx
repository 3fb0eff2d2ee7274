import { Button } from '@mantine/core';
import { useState } from 'react';
import { MessageBox, type Written } from '../parts/message-box.tsx';
import { t } from '../texts.ts';
import { LocationDialog } from './location-dialog.tsx';
import type { SimulatedSend } from './use-simulated-sending.ts';

export function PhoneInput({ onSend }: { onSend: (sent: SimulatedSend) => void }) {
  const [placing, setPlacing] = useState(false);
  const send = ({ text, file }: Written): void => onSend(file ? { file, caption: text } : { text });
  return (
    <>
      <MessageBox
        label={t('simulator.write')}
        attach={t('simulator.attach')}
        maxRows={5}
        beside
        button={<Button type="submit">{t('simulator.send')}</Button>}
        more={
          <Button variant="default" onClick={() => setPlacing(true)}>
            {t('simulator.location')}
          </Button>
        }
        onSend={send}
      />
      {placing && (
        <LocationDialog
          onPlace={(location) => {
            onSend({ location });
            setPlacing(false);
          }}
          onClose={() => setPlacing(false)}
        />
      )}
    </>
  );
}
