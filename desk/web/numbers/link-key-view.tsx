import { t } from '../texts.ts';
import { isTypedCode } from './link-key.ts';
import { QrPicture } from './qr-picture.tsx';
import { spelled } from './spelled.ts';

export function LinkKeyView({ text }: { text: string }) {
  if (!isTypedCode(text)) return <QrPicture text={text} />;
  return (
    <div role="status">
      <p>
        {t('numbers.code')}: <strong className="code">{text}</strong>
      </p>
      <p>
        {t('numbers.codeSpelled')}: {spelled(text)}
      </p>
      <p className="quiet">{t('numbers.codeHint')}</p>
    </div>
  );
}
