/**
 * Who may import whom. `npm run check` holds every import against this table, and the picture in ARCHITECTURE.md is
 * generated from it. A line here is a decision: a new edge must not close a circle, and one that nothing uses goes.
 */

/** Names within one layer, each with the names of the same layer that it may import. */
export type Edges = Readonly<Record<string, readonly string[]>>;

export interface LayerTable {
  /** Engines that know no Tomoni: pure TypeScript, no database, no HTTP server. */
  packages: Edges;
  /** Homes of the platform, one mechanism each. A home may import every package. */
  platform: Edges;
  /** What people do. A module may import platform and packages, and of these modules only their `contract`. */
  modules: Edges;
  /** Folders at the root that are no layer: `app` puts all together, the others serve those who work on Tomoni. */
  others: Readonly<Record<string, 'everything' | 'nothing'>>;
}

export const LAYERS: LayerTable = {
  packages: {
    findings: [],
    japanese: [],
    sheets: ['findings', 'japanese'],
    recurrence: ['findings', 'japanese', 'sheets'],
    datasets: ['findings', 'japanese', 'sheets'],
    geo: [],
  },
  platform: {
    manifest: [],
    storage: [],
    messages: [],
    feeds: [],
    search: ['storage'],
    intake: ['storage', 'messages', 'pages', 'http', 'history', 'jobs'],
    mail: ['storage', 'jobs', 'history'],
    pages: ['messages'],
    slots: ['pages'],
    'personal-data': ['storage'],
    jobs: ['storage', 'personal-data'],
    metrics: ['storage'],
    processes: ['storage'],
    http: ['storage', 'messages', 'pages', 'personal-data', 'metrics'],
    attachments: ['storage', 'history', 'http'],
    testing: ['storage'],
    permissions: ['http', 'messages'],
    history: ['storage', 'messages', 'pages', 'permissions'],
    workflow: ['storage', 'messages', 'permissions', 'history', 'pages'],
    live: ['storage', 'http', 'history', 'jobs'],
    offline: ['http', 'messages', 'notices', 'pages'],
    maps: ['http', 'messages', 'pages'],
    openapi: ['feeds', 'http', 'messages'],
    outgoing: [],
    limits: ['history', 'jobs'],
    backup: ['storage', 'history', 'jobs'],
    notices: [
      'storage',
      'messages',
      'pages',
      'http',
      'permissions',
      'personal-data',
      'history',
      'jobs',
      'limits',
      'mail',
      'outgoing',
    ],
  },
  modules: {
    admin: ['owners'],
    places: [],
    owners: ['places'],
    accounts: ['owners', 'places'],
    collection: ['places'],
    catalogue: ['places'],
    childcare: ['catalogue', 'places'],
    facilities: ['catalogue', 'places'],
    elections: ['catalogue', 'places'],
  },
  others: {
    app: 'everything',
    bench: 'everything',
    e2e: 'everything',
    tools: 'everything',
    demo: 'nothing',
  },
};
