/** Beside the question about a position: where the record would lie by each answer. */
import { PlaceSketch } from '@tomoni/platform/maps';
import type { ItemPreview } from '../item.ts';
import type { CatalogueTexts } from '../messages.ts';

export interface DoubtfulPlaceProps {
  items: readonly ItemPreview[];
  /** Its id. */
  question: string;
  t: CatalogueTexts;
}

export function DoubtfulPlace({ items, question, t }: DoubtfulPlaceProps) {
  for (const { asked = [], around = [] } of items) {
    const place = asked.find((one) => one.question === question);
    if (place === undefined) continue;
    const marks = place.readings.map(({ lat, lon, value }) => ({
      position: { lat, lon },
      label: value ?? t('question.keep'),
    }));
    return <PlaceSketch lang={t.lang} marks={marks} others={around} />;
  }
  return null;
}
