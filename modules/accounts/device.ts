/** What a browser calls itself, as people know it: 「Windows の Chrome」. Only a hint; anybody may write anything there. */
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

interface Device {
  system: string | null;
  browser: string | null;
}

function deviceOf(userAgent: string): Device {
  const find = (names: readonly [RegExp, string][]) =>
    names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { system: find(SYSTEMS), browser: find(BROWSERS) };
}

/** In words that both languages share: `Chrome / Windows`; '' when it says nothing that we know. */
export function deviceName(userAgent: string): string {
  const { system, browser } = deviceOf(userAgent);
  return [browser, system].filter((part) => part !== null).join(' / ');
}
