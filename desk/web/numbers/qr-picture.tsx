import { useEffect, useRef } from 'react';
import { t } from '../texts.ts';

/** Drawn here from the text, so that the secret of the link never passes through a picture file. */
export function QrPicture({ text }: { text: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(({ toCanvas }) => {
      if (current && canvas.current) return toCanvas(canvas.current, text, { width: 264, margin: 2 });
    });
    return () => {
      current = false;
    };
  }, [text]);
  return (
    <figure className="qr">
      <canvas ref={canvas} role="img" aria-label={t('numbers.qr')} width={264} height={264} />
      <figcaption>{t('numbers.qrHint')}</figcaption>
    </figure>
  );
}
