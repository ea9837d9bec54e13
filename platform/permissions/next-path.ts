/** Longer ones are not ours. */
const LONGEST = 500;

/**
 * The path to go on to after signing in: `given` when it is one of this site, else `/`. An address that a browser
 * could take for another site (`//evil`, `/\evil`, tabs and line ends that it drops) is none of this site.
 */
export function nextPath(given: string | undefined): string {
  if (given === undefined || given.length > LONGEST || !/^\/(?![/\\])/.test(given)) return '/';
  if (/[\u0000-\u0020\u007f\\]/.test(given)) return '/';
  const base = 'http://site.invalid';
  if (!URL.canParse(given, base)) return '/';
  const url = new URL(given, base);
  // Dots in a path may still lead to two slashes at its beginning.
  if (url.origin !== base || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
