/** This module's lines on the page of the site's admin. */
import { pathIn } from '@tomoni/platform/messages';
import { htmlOf, Row, trusted } from '@tomoni/platform/pages';
import type { SlotCard } from '@tomoni/platform/slots';
import { messages } from '../messages.ts';

export const adminRows: readonly SlotCard[] = [
  {
    slot: 'admin.home',
    order: 10,
    render: async (_, { lang }) => {
      const t = messages(lang);
      const href = pathIn(lang, '/admin/people');
      return trusted(
        htmlOf(<Row icon="users" title={t('people.title')} sub={t('people.lead')} href={href} />),
      );
    },
  },
  {
    slot: 'admin.home',
    order: 20,
    render: async (_, { lang }) => {
      const t = messages(lang);
      const href = pathIn(lang, '/admin/mail');
      return trusted(
        htmlOf(<Row icon="mail" title={t('people.mail')} sub={t('people.mail.sub')} href={href} />),
      );
    },
  },
];
