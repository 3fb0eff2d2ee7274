import { t } from '../texts.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** What a browser says of a field that it does not let pass is said in the desk's language instead of the browser's. */
export function speakOfFields(): void {
  document.addEventListener(
    'invalid',
    ({ target }) => {
      if (!isField(target)) return;
      target.setCustomValidity('');
      target.setCustomValidity(faultOf(target));
    },
    true,
  );
  // A fault of one's own stands until it is taken away.
  for (const event of ['input', 'change'])
    document.addEventListener(event, ({ target }) => isField(target) && target.setCustomValidity(''), true);
}

function faultOf(field: Field): string {
  const { validity } = field;
  if (validity.valid) return '';
  if (validity.badInput) return t('fieldFault.unfinished');
  if (validity.valueMissing) return t('fieldFault.missing');
  if (validity.tooShort && 'minLength' in field) return t('fieldFault.tooShort', { min: field.minLength });
  return t(validity.patternMismatch ? 'fieldFault.username' : 'fieldFault.other');
}
