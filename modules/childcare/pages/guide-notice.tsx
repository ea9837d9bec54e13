/** How and until when to apply. */
import { toDayNumber } from '@tomoni/japanese';
import { formatDate, type Lang } from '@tomoni/platform/messages';
import { MoreLink, Notice, OwnWords } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { Guide } from '../store.ts';

export interface GuideView {
  lang: Lang;
  today: string;
  guide: Guide;
}

/** The last day first, how many days are left, what to do; a day that has passed says so. */
export function GuideNotice({ lang, today, guide }: GuideView) {
  const t = messages(lang);
  const { deadline, entry, how, url } = guide;
  const left = deadline === null ? null : toDayNumber(deadline) - toDayNumber(today);
  const past = left !== null && left < 0;
  return (
    <Notice
      kind={past ? 'warn' : 'info'}
      icon="calendar-days"
      level={2}
      title={titleOf({ lang, today, guide })}
    >
      {left === null ? null : <p>{past ? t('guide.past') : leftText(left, t)}</p>}
      {how === ''
        ? null
        : how.split('\n').map((line) => (
            <p>
              <OwnWords of={line} lang={lang} />
            </p>
          ))}
      {past && entry !== '' ? <p>{t('guide.ask')}</p> : null}
      {url === '' ? null : <MoreLink href={url}>{t('guide.link')}</MoreLink>}
    </Notice>
  );
}

function titleOf({ lang, guide: { deadline, entry } }: GuideView): string {
  const t = messages(lang);
  const date = deadline === null ? '' : formatDate(deadline, lang, 'long');
  if (deadline === null) return entry === '' ? t('guide.title') : t('guide.of', { entry });
  return entry === '' ? t('guide.until', { date }) : t('guide.of.until', { entry, date });
}

function leftText(left: number, t: ReturnType<typeof messages>): string {
  return left === 0 ? t('guide.today') : t('guide.left', { count: left });
}
