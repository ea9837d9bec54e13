import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { UsageProblem } from '../command.ts';
import { PurgeAsking } from './purge-asking.ts';

const unheard = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
afterAll(() => unheard.mockRestore());

function asking(typed: string, isTTY: boolean): PurgeAsking {
  const input = Object.assign(new PassThrough(), { isTTY });
  input.end(typed);
  return new PurgeAsking(input, 'en');
}

describe('at a terminal', () => {
  it.each([
    ['漏洩 太郎\nyes\n', true],
    ['漏洩 太郎\n はい \n', true],
    ['漏洩 太郎\nno\n', false],
    ['漏洩 太郎\n\n', false],
    ['漏洩 太郎\n', false],
  ])('the text is asked for, then whether it shall go: %j', async (typed, confirmed) => {
    const person = asking(typed, true);
    expect([await person.text(), await person.confirmed()]).toEqual(['漏洩 太郎', confirmed]);
    person.close();
  });
});

describe('through a pipe', () => {
  it.each(['漏洩 太郎', '漏洩 太郎\n', ' 漏洩 太郎 \r\n\n'])('one line is the text: %j', async (piped) => {
    expect(await asking(piped, false).text()).toBe('漏洩 太郎');
  });

  it.each(['漏洩 太郎\n見本 花子\n', '漏洩 太郎\n\n見本 花子', '', '\n漏洩 太郎\n', '太\n', '太\u200b\n'])(
    'everything else is refused: %j',
    async (piped) => {
      await expect(asking(piped, false).text()).rejects.toBeInstanceOf(UsageProblem);
    },
  );
});
