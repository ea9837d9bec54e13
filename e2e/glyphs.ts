import type { Page } from 'playwright-core';

/**
 * Which of the characters the page's font can't draw. A missing glyph is drawn as the same box whatever the
 * character, so a character is missing when its pixels are those of one that no font has, or no pixels at all.
 */
export function missingGlyphs(page: Page, text: string): Promise<string[]> {
  return page.evaluate((characters) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    context.font = `48px ${getComputedStyle(document.body).fontFamily}`;
    const draw = (character: string) => {
      context.clearRect(0, 0, 64, 64);
      context.fillText(character, 4, 52);
      return context.getImageData(0, 0, 64, 64).data.join();
    };
    // Not assigned and never will be, and a blank.
    const boxes = new Set([draw('\u{5ffff}'), draw(' ')]);
    return [...characters].filter((character) => boxes.has(draw(character)));
  }, text);
}
