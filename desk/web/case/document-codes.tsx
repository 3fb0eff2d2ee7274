import { t } from '../texts.ts';

/** What the QR codes of a document say, as plain text: a link somebody sent is not opened from the desk. */
export function DocumentCodes({ codes }: { codes: readonly string[] }) {
  return codes.map((code) => (
    <p key={code} className="quiet">
      {t('file.code', { code })}
    </p>
  ));
}
