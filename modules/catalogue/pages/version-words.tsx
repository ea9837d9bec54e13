/** Versions of a dataset in words: what each changed, and how many values were put right. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, isJapanese, joinList, type Lang } from '@tomoni/platform/messages';
import { Timeline } from '@tomoni/platform/pages';
import { columnLabel } from '../column-label.ts';
import { messages } from '../messages.ts';
import type { Changes } from '../model.ts';
import type { PublicVersion } from '../public-versions.ts';

/** 「1件を追加、3件を変更しました。」 */
export function changeSentence(changes: Changes | null, records: number, lang: Lang): string {
  const t = messages(lang);
  if (changes === null) return t('visit.version.first', { count: records });
  const counts = (['added', 'changed', 'removed'] as const).flatMap((what) => {
    const count = changes[what];
    if (count === 0) return [];
    const [name] = changes.names[what];
    return [
      count === 1 && name !== undefined
        ? t(`visit.version.${what}.one`, { name })
        : t(`visit.version.${what}`, { count }),
    ];
  });
  const columns = (['columnsAdded', 'columnsRemoved'] as const).flatMap((what) =>
    changes[what].length === 0
      ? []
      : [
          t(`visit.version.${what}`, {
            names: joinList(
              changes[what].slice(0, 3).map((name) => columnLabel(name, lang)),
              lang,
            ),
          }),
        ],
  );
  const all = [...counts, ...columns];
  if (all.length === 0) return t('visit.version.same');
  return t('visit.version.sentence', { changes: joinList(all, lang) });
}

export interface VersionTimelineProps {
  lang: Lang;
  versions: readonly PublicVersion[];
  /** Where what was put right in a version is listed. */
  repairsHref: (number: number) => string;
}

export function VersionTimeline({ lang, versions, repairsHref }: VersionTimelineProps) {
  const t = messages(lang);
  return (
    <Timeline
      items={versions.map(({ number, publishedAt, changes, recordCount, repairCounts, current }) => {
        const repaired = Object.values(repairCounts).reduce((sum, count) => sum + count, 0);
        return {
          title: formatDate(todayIn('Asia/Tokyo', publishedAt), lang, 'date'),
          ...(current ? { current: t('visit.version.current') } : {}),
          text: (
            <p>
              {changeSentence(changes, recordCount, lang)}
              {repaired === 0 ? null : (
                <>
                  {isJapanese(lang) ? '' : ' '}
                  <a href={repairsHref(number)}>{t('visit.version.repaired', { count: repaired })}</a>
                </>
              )}
            </p>
          ),
        };
      })}
    />
  );
}
