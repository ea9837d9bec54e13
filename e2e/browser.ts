/** Finds and starts a Chromium for browser stories and pictures. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/**
 * The first makes a new frame for every document that is opened, which takes 90 of 130 ms of processor time and changes
 * nothing of what a page is or does. The others are what Playwright switches off itself, with a reason that holds here:
 * of two such lists Chromium takes the last.
 */
const SWITCHED_OFF = [
  'RenderDocument',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];

/**
 * Enough to run as root, with WebGL in software, and without the odd defaults of @sparticuz/chromium. Pages are put
 * together without that pretended graphics card, which takes three times as long.
 */
const flags = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
  `--disable-features=${SWITCHED_OFF.join(',')}`,
];

/**
 * Starts a headless Chromium: the one that CHROMIUM_PATH names, else that of @sparticuz/chromium, else Debian's.
 * Throws with what to install when there is none.
 */
export async function openBrowser(): Promise<Browser> {
  const tried: string[] = [];
  for (const find of [fromEnvironment, fromPackage, fromSystem]) {
    const path = await find();
    if (path === null) continue;
    try {
      return await chromium.launch({ executablePath: path, args: flags, headless: true });
    } catch (error) {
      tried.push(`${path}: ${firstLine(error)}`);
    }
  }
  throw new Error(
    `no Chromium could be started. Debian and Ubuntu: apt-get install -y libnss3 libnspr4 libexpat1 fonts-noto-cjk ` +
      `(or chromium, or set CHROMIUM_PATH). ${tried.join('; ')}`,
  );
}

async function fromEnvironment(): Promise<string | null> {
  return process.env.CHROMIUM_PATH ?? null;
}

async function fromPackage(): Promise<string | null> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } catch {
    return null;
  }
}

async function fromSystem(): Promise<string | null> {
  return (
    ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null
  );
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
