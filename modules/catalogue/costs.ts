/** What its pages and files cost: what goes through all records, or all datasets, is dear. */
import type { Costs } from '@tomoni/platform/manifest';
import { CASES } from './case-routes.ts';
import { ACTION_ROUTE, SHORT_ACTION_ROUTE } from './ckan/routes.ts';
import { CATALOG_ROUTE, DATA_JSON_ROUTE, PACKAGE_ROUTE, TOWN_CATALOG_ROUTE } from './dcat/routes.ts';
import { ALL_ROUTE, FORM_ROUTE, ORIGINAL_ROUTE, VERSION_ROUTE } from './downloads/routes.ts';
import { SITE_LIST } from './list-routes.ts';
import { ITEMS_ROUTE } from './oapif/routes.ts';
import { WISHES } from './wish-routes.ts';

export const costs: Costs = {
  cheap: [CASES, WISHES],
  dear: [
    SITE_LIST,
    ALL_ROUTE,
    FORM_ROUTE,
    ORIGINAL_ROUTE,
    VERSION_ROUTE,
    ACTION_ROUTE,
    SHORT_ACTION_ROUTE,
    CATALOG_ROUTE,
    TOWN_CATALOG_ROUTE,
    DATA_JSON_ROUTE,
    PACKAGE_ROUTE,
    ITEMS_ROUTE,
  ],
};
