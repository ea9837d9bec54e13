/**
 * Takes pictures of pages: at 360 px in double density and at 1280 px, light and dark.
 *
 *   node --import tsx tools/screenshots.ts OUTPUT_FOLDER URL… [--widths 360,1280] [--schemes light,dark] [--print]
 *
 * File names come from the path of the address: /en/999999/garbage → en-999999-garbage-360-dark.png. With --print,
 * one A4 PDF and its picture on paper media instead.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';

interface Shot {
  url: string;
  folder: string;
  width: number;
  scheme: 'light' | 'dark';
}

/** One full-page picture; returns the path of the file. */
export async function takePicture(browser: Browser, shot: Shot): Promise<string> {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: 800 },
    deviceScaleFactor: shot.width < 768 ? 2 : 1,
    colorScheme: shot.scheme,
  });
  await page.goto(shot.url);
  const suffix = shot.scheme === 'dark' ? '-dark' : '';
  const path = join(shot.folder, `${nameOf(shot.url)}-${shot.width}${suffix}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}

/** The page as it is printed, as PDF. */
export async function printPage(browser: Browser, url: string, folder: string): Promise<string> {
  const page = await browser.newPage();
  await page.goto(url);
  const path = join(folder, `${nameOf(url)}.pdf`);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  await page.close();
  return path;
}

function nameOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'home';
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      widths: { type: 'string', default: '360,1280' },
      schemes: { type: 'string', default: 'light,dark' },
      print: { type: 'boolean', default: false },
    },
  });
  const [folder, ...urls] = positionals;
  if (folder === undefined || urls.length === 0) {
    process.stderr.write(
      'usage: screenshots.ts OUTPUT_FOLDER URL… [--widths 360,1280] [--schemes light,dark] [--print]\n',
    );
    process.exitCode = 2;
    return;
  }
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const url of urls) {
      if (values.print) process.stdout.write(`${await printPage(browser, url, folder)}\n`);
      else
        for (const shot of shotsOf(url, folder, values.widths, values.schemes)) {
          process.stdout.write(`${await takePicture(browser, shot)}\n`);
        }
    }
  } finally {
    await browser.close();
  }
}

function shotsOf(url: string, folder: string, widths: string, schemes: string): Shot[] {
  return widths.split(',').flatMap((width) =>
    schemes.split(',').map(
      (scheme): Shot => ({
        url,
        folder,
        width: Number(width),
        scheme: scheme === 'dark' ? 'dark' : 'light',
      }),
    ),
  );
}

if (process.argv[1]?.endsWith('screenshots.ts')) await main();
