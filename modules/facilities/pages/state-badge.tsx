import type { Lang } from '@tomoni/platform/messages';
import { Badge } from '@tomoni/platform/pages';
import type { Facility } from '../facility.ts';
import { messages } from '../messages.ts';

/** いま使える, いまは閉まっている, or that nobody knows; nothing where nobody asks. */
export function StateBadge({ facility, lang }: { facility: Facility; lang: Lang }) {
  const { kind, hours, barred } = facility;
  const t = messages(lang);
  if (barred) return <Badge kind="warn">{t('barred')}</Badge>;
  if (hours === null || kind.now === null) return null;
  if (hours.state.is === 'closed') {
    return (
      <Badge kind="plain" icon="moon">
        {t('state.badge.closed')}
      </Badge>
    );
  }
  if (hours.state.is === 'unknown') return <Badge kind="warn">{t('state.badge.unknown')}</Badge>;
  return (
    <Badge kind="good" icon="clock">
      {t(`state.badge.${kind.now}`)}
    </Badge>
  );
}
