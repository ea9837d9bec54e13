/** What a version changes, in one sentence. */
import type { CatalogueTexts } from '../messages.ts';
import type { Version } from '../model.ts';

export function changesText(
  { kind, changes, recordCount, number }: Pick<Version, 'kind' | 'changes' | 'recordCount' | 'number'>,
  t: CatalogueTexts,
): string {
  if (kind === 'file') return t('changes.file', { number });
  if (changes === null) return t('changes.first', { count: recordCount });
  const { added, removed, changed, columnsAdded, columnsRemoved } = changes;
  const parts = [
    added > 0 ? t('changes.added', { count: added }) : '',
    removed > 0 ? t('changes.removed', { count: removed }) : '',
    changed > 0 ? t('changes.changed', { count: changed }) : '',
    columnsAdded.length > 0 ? t('changes.columns-added', { count: columnsAdded.length }) : '',
    columnsRemoved.length > 0 ? t('changes.columns-removed', { count: columnsRemoved.length }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('changes.none') : parts.join(t('comma'));
}
