import { isOwnName } from '../../licensing/understanding/facts/own-name.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { businessName } from './business-name.ts';

/** Noted where the business is called like its owner: their name as it was taken over, true until it is known. */
export const OF_OWNER = 'business_name_of_owner';

const words = businessName({ min: 2, max: 100 });

/** What a business is called; it may be the name of its owner. */
export const tradeName = defineStepType({
  ...words,
  read(content, context, asked) {
    const said = plainText(content);
    if (said !== undefined && isOwnName(said)) return { read: 'note', key: OF_OWNER, value: true };
    return words.read(content, context, asked);
  },
});
