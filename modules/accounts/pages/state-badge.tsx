import type { Lang } from '@tomoni/platform/messages';
import { Badge } from '@tomoni/platform/pages';
import { messages } from '../messages.ts';
import type { ShownAppointment } from '../presentation.ts';

/** How an appointment stands: to come, running, its last days, over. */
export function StateBadge({ lang, appointment }: { lang: Lang; appointment: ShownAppointment }) {
  const t = messages(lang);
  const { state, daysLeft } = appointment;
  if (state === 'over') return <Badge kind="stale">{t('account.ended')}</Badge>;
  if (state === 'to-come') return <Badge kind="info">{t('account.to-come')}</Badge>;
  if (state === 'running') return null;
  return (
    <Badge kind="warn">
      {daysLeft === 0 ? t('account.ends-today') : t('account.ends-in', { count: daysLeft })}
    </Badge>
  );
}
