/** What readers choose in forms: parts and hours. Pure. */
import { formatTime, type Lang } from '../messages/index.ts';
import { messages } from './messages.ts';

/** 「前の日の午後7時」: hours after noon are those of the evening before. */
export function hourName(hour: number, lang: Lang): string {
  const time = formatTime(`${String(hour).padStart(2, '0')}:00`, lang, 'sentence');
  return messages(lang)(hour >= 12 ? 'hour.evening' : 'hour.morning', { time });
}

/** All of them is no choice (null): kinds that come later are told of as well. */
export function chosenParts(chosen: readonly string[], known: readonly string[]): string[] | null {
  const valid = known.filter((value) => chosen.includes(value));
  return valid.length === known.length ? null : valid;
}
