/**
 * The web side of a site: one Hono app from the modules' manifests, with everything that no route should
 * think about (language, limits, headers, problems, logs, caching) and a server that stops politely.
 */
/** The other way round than `splitLang`: `hrefFor('en', '/999999')` → `/en/999999`. */

export type { FeedDocument as Document } from '../feeds/index.ts';
export { pathIn as hrefFor } from '../messages/index.ts';
export { type AppOptions, createApp } from './app.ts';
export { bearerOf } from './bearer.ts';
export { acceptBody, acceptLongForm, acceptStream, type Form, readForm } from './body.ts';
export { forgetChoice, readChoice, rememberChoice, slotContext } from './choices.ts';
export { conditional, contentDisposition, type Freshness, sendDocument } from './conditional.ts';
export { acceptFromAnywhere } from './csrf.ts';
export { allowEmbedding, allowImagesFrom } from './headers.ts';
export { splitLang } from './language-path.ts';
export { createLog, type LogOptions } from './log.ts';
export type { MetricsAccess } from './metrics-route.ts';
export { type Problem, ProblemError, type ProblemInput, type ProblemText, problem } from './problem.ts';
export { wantsData } from './problem-answer.tsx';
export type { RequestContext } from './request-context.ts';
export { type RunningServer, type ServeOptions, serve } from './serve.ts';
export { defaultHttpSettings, type HttpSettings } from './settings.ts';
export type { Assets, StaticFile } from './static-files.ts';
