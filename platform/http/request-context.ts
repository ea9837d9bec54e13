import type { Context } from 'hono';
import type { AppEnv } from '../manifest/index.ts';

/** The context of a request to a site. */
export type RequestContext = Context<AppEnv>;
