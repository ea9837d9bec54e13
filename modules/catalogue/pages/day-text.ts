/** A moment as the day in Japan on which it was. */
import { todayIn } from '@tomoni/japanese';
import { formatDate, type Lang } from '@tomoni/platform/messages';

export function dayText(at: Date, lang: Lang): string {
  return formatDate(todayIn('Asia/Tokyo', at), lang, 'date');
}
