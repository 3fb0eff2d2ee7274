import type { ReactNode } from 'react';
import type { SimulatedMessage } from '../api/conversations.ts';
import { MessageText } from '../parts/message-text.tsx';
import { nameOf, t } from '../texts.ts';
import { clockOf } from '../time.ts';
import { SimulatedFile } from './simulated-file.tsx';

export function PhoneBubble({ message, children }: { message: SimulatedMessage; children: ReactNode }) {
  const { from, text, file, at, location } = message;
  const mine = from === 'me';
  return (
    <li className={mine ? 'bubble bubble-out' : 'bubble bubble-in'}>
      <p className="unseen">{t(mine ? 'simulator.me' : 'simulator.office')}</p>
      {file && <SimulatedFile file={file} />}
      {location && (
        <p>
          {nameOf('kind_name', 'location')}: {t('chat.location', location)}
        </p>
      )}
      {text && <MessageText text={text} />}
      {mine && text === '' && !file && !location && <p className="bubble-kind">{t('chat.blanked')}</p>}
      {children}
      <p className="bubble-foot">
        <time dateTime={new Date(at).toISOString()}>{clockOf(at)}</time>
      </p>
    </li>
  );
}
