/** The life of a version of a dataset: draft → approval (決裁, unless the owner does without) → published → withdrawn. */
import { defineApproval } from '@tomoni/platform/workflow';
import { messages } from './messages.ts';

type Key = 'office.title' | 'flow.submit.todo' | 'flow.approve.todo' | 'flow.publish.todo';

const both = (key: Key) => ({ ja: messages('ja')(key), en: messages('en')(key) });

export const versionFlow = defineApproval({
  name: 'catalogue.version',
  label: both('office.title'),
  todo: {
    submit: both('flow.submit.todo'),
    approve: both('flow.approve.todo'),
    publish: both('flow.publish.todo'),
  },
  href: ({ owner, ref }) => `/${owner}/office/data/versions/${ref}`,
});
