/** For the site's admin: whether notices go out, and why some don't. No addresses. */
import { formatNumber, type Lang, pathIn } from '../../messages/index.ts';
import {
  Crumbs,
  EmptyState,
  Figures as FigureList,
  htmlOf,
  Notice,
  PageTitle,
  Part,
  Phrases,
  Row,
  Rows,
  renderPage,
  Stack,
  trusted,
} from '../../pages/index.ts';
import type { SlotCard } from '../../slots/index.ts';
import type { Figures } from '../figures.ts';
import { messages, type NoticeTexts } from '../messages.ts';

export interface AdminView {
  lang: Lang;
  figures: Figures;
  hasMail: boolean;
  /** What letters give as the place to complain because nobody said another one; null: somebody did. */
  silentContact: string | null;
}

export function adminPage({ lang, figures, hasMail, silentContact }: AdminView): string {
  const t = messages(lang);
  const home = { label: t('admin.crumb'), href: pathIn(lang, '/admin') };
  return renderPage({
    lang,
    path: '/admin/notices',
    title: t('admin.title'),
    noindex: true,
    children: (
      <>
        <Crumbs label={t('admin.crumbs')} items={[home, { label: t('admin.title') }]} />
        <PageTitle title={t('admin.title')} />
        <Stack gap={24}>
          {hasMail ? null : (
            <Notice kind="info" title={t('admin.no-mail.title')}>
              <p>{t('admin.no-mail.text')}</p>
            </Notice>
          )}
          {silentContact === null ? null : (
            <Notice kind="warn" title={<Phrases of={t.phrases('admin.contact.title')} />}>
              <p>{t('admin.contact.text', { address: silentContact })}</p>
            </Notice>
          )}
          {figures.trouble === null ? null : (
            <Notice kind="bad" title={<Phrases of={t.phrases('admin.trouble.mail')} />}>
              <p>{t('admin.trouble.text', { error: figures.trouble.error })}</p>
            </Notice>
          )}
          <Counts figures={figures} t={t} />
        </Stack>
        <Part id="errors" title={t('admin.errors')}>
          {figures.errors.length === 0 ? <EmptyState>{t('admin.errors.none')}</EmptyState> : null}
          <Rows>
            {figures.errors.map(({ channel, error, count }) => (
              <Row title={error} sub={`${t(`channel.${channel}`)} · ${t('admin.error.count', { count })}`} />
            ))}
          </Rows>
        </Part>
      </>
    ),
  });
}

const SHOWN = ['subscribers', 'sent', 'waiting', 'late', 'failed', 'expired', 'paused'] as const;
const WORRYING = new Set<string>(['late', 'failed', 'expired', 'paused']);

function Counts({ figures, t }: { figures: Figures; t: NoticeTexts }) {
  return (
    <FigureList
      items={SHOWN.map((name) => ({
        value: formatNumber(figures[name], t.lang),
        label: t(`admin.${name}`),
        warn: WORRYING.has(name) && figures[name] > 0,
      }))}
    />
  );
}

export const adminRow: SlotCard = {
  slot: 'admin.home',
  order: 25,
  render: async (_, { lang }) => {
    const t = messages(lang);
    const href = pathIn(lang, '/admin/notices');
    return trusted(htmlOf(<Row icon="bell" title={t('admin.row')} sub={t('admin.row.sub')} href={href} />));
  },
};
