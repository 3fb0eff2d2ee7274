import { documentCode, isAskName, isDocumentAsk } from '../licensing/catalogue/asks.ts';
import { answerFields } from '../flows/engine/answer-lines.ts';
import type { StepContext } from '../flows/define.ts';

/**
 * What staff read of an application, as `answerFields`; a document says how it stands on the checklist, not that it once
 * came.
 */
export function caseFields(context: StepContext): ReturnType<typeof answerFields> {
  const states = new Map(context.checklist().map(({ code, state }) => [code, state]));
  return answerFields(context).map((field) => {
    const { key } = field;
    const state = isAskName(key) && isDocumentAsk(key) ? states.get(documentCode(key)) : undefined;
    return state === undefined || state === 'deferred'
      ? field
      : { ...field, value: { text: `console.state.${state}` } };
  });
}
