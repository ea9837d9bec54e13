/** What the set-up of a test run hands to the test files through vitest's `inject`. */
declare module 'vitest' {
  export interface ProvidedContext {
    /** Unix socket on which the run's set-up starts PostgreSQL when the first test asks for a database. */
    tomoniTestServer: string;
  }
}

/** Kinds of template: `whole` has the tables of all modules, `bare` only the platform's own. */
export type TemplateKind = 'whole' | 'bare';

/** The answer on that socket. */
export type TemplateAnswer = { host: string; template: string } | { error: string };
