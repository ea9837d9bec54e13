/** What `tomoni purge` asks: for the text that has to go, and at a terminal whether it shall. */
import { createInterface, type Interface } from 'node:readline/promises';
import { LONGEST_PURGE_TEXT, purgeTextFault } from '@tomoni/platform/history';
import type { BaseLang } from '@tomoni/platform/messages';
import { UsageProblem } from '../command.ts';
import { say } from '../terminal.ts';

const YES = ['はい', 'yes', 'y'];

export class PurgeAsking {
  readonly #lang: BaseLang;
  readonly #atTerminal: boolean;
  readonly #interface: Interface;
  readonly #lines: AsyncIterator<string>;

  constructor(input: NodeJS.ReadableStream & { isTTY?: boolean }, lang: BaseLang) {
    this.#lang = lang;
    this.#atTerminal = input.isTTY === true;
    this.#interface = createInterface({ input });
    this.#lines = this.#interface[Symbol.asyncIterator]();
  }

  /** From the keyboard, or the one line that is piped in. @throws UsageProblem */
  async text(): Promise<string> {
    say(this.#lang, {
      ja: '消す文字を入れて、Enter を押してください。',
      en: 'Type the text that has to go, and press Enter.',
    });
    const text = await this.#line();
    if (!this.#atTerminal) await this.#refuseMore();
    if (purgeTextFault(text) === null) return text;
    throw new UsageProblem({
      ja: `消す文字は、2文字から${LONGEST_PURGE_TEXT}文字までで入れてください。`,
      en: `The text has to have 2 to ${LONGEST_PURGE_TEXT} letters.`,
    });
  }

  /** Whether it shall go, now that it was shown where it stands. */
  async confirmed(): Promise<boolean> {
    say(this.#lang, {
      ja: '元にもどすことはできません。消すときは「はい」か yes と入れて、Enter を押してください。',
      en: 'This cannot be undone. Type yes and press Enter to remove it.',
    });
    return YES.includes((await this.#line()).toLowerCase());
  }

  close(): void {
    this.#interface.close();
  }

  /** A list of names that was piped in would lose only its first, and look done. */
  async #refuseMore(): Promise<void> {
    for (let next = await this.#lines.next(); next.done !== true; next = await this.#lines.next()) {
      if (next.value.trim() === '') continue;
      throw new UsageProblem({
        ja: '消す文字は、1回に1つ（1行）だけ入れてください。何も消していません。',
        en: 'Give one text (one line) at a time. Nothing was removed.',
      });
    }
  }

  async #line(): Promise<string> {
    const { done, value } = await this.#lines.next();
    return done === true ? '' : value.trim();
  }
}
