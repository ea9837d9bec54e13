/** The release of this program, as its package says it. */
import manifest from './package.json' with { type: 'json' };

export const RELEASE: string = manifest.version;
