import { type Html, trusted } from './escape.ts';

/** Two circles that overlap, data and people; the lens between them is dark. */
export const markHtml =
  '<svg class="mark" viewBox="0 0 36 24" aria-hidden="true"><circle class="mark-data" cx="12" cy="12" r="12"/>' +
  '<circle class="mark-people" cx="24" cy="12" r="12"/>' +
  // The circles meet 6 right of either centre: 12² − 6² = 108, so at 12 ± 10.39.
  '<path class="mark-both" d="M18 1.61A12 12 0 0 1 18 22.39A12 12 0 0 1 18 1.61z"/></svg>';

export function Mark(): Html {
  return trusted(markHtml);
}
