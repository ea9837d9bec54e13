/** What its pages cost: the day's answer is cheap, whatever goes through all areas or a whole year is dear. */
import type { Costs } from '@tomoni/platform/manifest';

const TOWN = '/:code{[0-9]{6}}/garbage';
const AREA = `${TOWN}/:area{[0-9a-z]+}`;
const DRAFT = '/:code{[0-9]{6}}/office/garbage/drafts/:id{[0-9]+}';

export const costs: Costs = {
  cheap: [
    AREA,
    ...[`${AREA}/offline`, `${AREA}/embed`, `${AREA}/:file{[0-9a-f]+\\.ics}`],
    `${TOWN}/:file{[0-9a-z]+\\.(?:json|csv|ics|atom)}`,
  ],
  dear: [
    ...[`POST ${TOWN}`, `${TOWN}/sorting`, '/garbage/compare'],
    ...[`${AREA}/print`, `${AREA}/poster`, `${TOWN}/source/:sha256{[0-9a-f]{64}}`],
    ...[`${DRAFT}/preview/:area{[0-9a-z]+}`, `${DRAFT}/repaired.csv`, `${DRAFT}/5374.zip`],
    `${DRAFT}/original/:sha256{[0-9a-f]{64}}`,
  ],
};
