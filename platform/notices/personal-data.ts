/**
 * What this home keeps of people. The 31 days after the end are the month for which the regulation to the law on mail
 * wants the record of consent kept; whoever deletes everything has it gone at once.
 */
import type { PersonalTable, Text } from '../personal-data/contract.ts';
import { messages } from './messages.ts';

type Key = Extract<Parameters<ReturnType<typeof messages>>[0], `personal.${string}`>;
const both = (key: Key): Text => ({ ja: messages('ja')(key), en: messages('en')(key) });

const person = { column: 'address', is: 'mail' } as const;
const purpose = both('personal.purpose');
const address = { title: both('personal.address') };
const chosen = {
  kind: { title: both('personal.kind') },
  ref: { title: both('personal.ref') },
  filter: { title: both('personal.filter') },
  consent: { title: both('personal.consent') },
};

export const personalData: readonly PersonalTable[] = [
  {
    ...{ table: 'asked', person, title: both('personal.asked'), purpose },
    columns: { address, ...chosen, created_at: { title: both('personal.created') } },
    erase: { how: 'remove' },
    retention: { days: 7, after: 'created_at' },
  },
  {
    ...{ table: 'subscriber', person, title: both('personal.subscriber'), purpose },
    columns: {
      address,
      created_at: { title: both('personal.created') },
      ended_at: { title: both('personal.ended') },
      nonce: { title: both('personal.nonce'), secret: true },
      keys: { title: both('personal.keys'), secret: true },
    },
    erase: { how: 'remove' },
    retention: { days: 31, after: 'ended_at' },
  },
  {
    ...{ table: 'subscription', person, title: both('personal.subscription'), purpose },
    columns: {
      address,
      ...chosen,
      confirmed_at: { title: both('personal.confirmed') },
      stopped_at: { title: both('personal.ended') },
    },
    erase: { how: 'remove' },
    retention: { days: 31, after: 'stopped_at' },
  },
];
