import { defineFlow } from '../define.ts';
import { complaintText } from '../steps/complaint-text.ts';

/** A complaint: the person's own words, then a ticket that an officer answers by a promised date. */
export const complaintFlow = defineFlow({
  name: 'complaint',
  subject: 'complaint',
  steps: [
    {
      key: 'complaint_text',
      asks: 'complaint_text',
      of: 'contact',
      type: complaintText,
      counts: true,
    },
  ],
  done: ({ facts }) => {
    const words = facts.contact.answers.get('complaint_text')?.value;
    return [
      { type: 'ticket_opened', topic: 'complaint', reason: typeof words === 'string' ? words : '' },
      { type: 'answer_removed', subject: facts.contact.id, key: 'complaint_text' },
    ];
  },
});
