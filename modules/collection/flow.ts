/** The life of a town's calendar: draft → approval (決裁, unless the town does without) → published → withdrawn. */
import { defineApproval } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';

type Key = 'office.title' | 'flow.submit.todo' | 'flow.approve.todo' | 'flow.publish.todo';

const both = (key: Key) => ({ ja: messages('ja')(key), en: messages('en')(key) });

export const calendarFlow = defineApproval({
  name: 'collection.calendar',
  label: both('office.title'),
  todo: {
    submit: both('flow.submit.todo'),
    approve: both('flow.approve.todo'),
    publish: both('flow.publish.todo'),
  },
  href: ({ owner, ref }) => `/${owner}/office/garbage/drafts/${ref}`,
});
