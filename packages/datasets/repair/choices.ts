/** Values of which the standard names all that there may be. */
import { headerPlain } from '../header-key.ts';
import { ask, type Outcome, repaired } from './ledger.ts';

export function repairChoice(text: string, choices: readonly string[]): Outcome {
  if (choices.length === 0 || choices.includes(text)) return null;
  const items = text.split(';');
  if (items.length > 1 && items.every((item) => choices.includes(item))) return null;
  const key = headerPlain(text);
  const same = choices.filter((choice) => headerPlain(choice) === key);
  const [only] = same;
  if (only !== undefined && same.length === 1) return repaired(only, 'datasets.choice-spelling');
  const near = choices.filter((choice) => {
    const other = headerPlain(choice);
    return (
      key !== '' && (isWithin(key, other) || isWithin(other, key) || lettersOf(key) === lettersOf(other))
    );
  });
  return ask('datasets.unknown-choice', ...near.slice(0, 4));
}

/** Whether the letters of one stand in the other in the same order: 認可保育所 in 認可公立保育所. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part.charAt(at)) at += 1;
  return at >= part.length;
}

const lettersOf = (text: string) => [...text].sort().join('');
