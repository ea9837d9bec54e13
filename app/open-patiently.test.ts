import { defineProblems } from '@tomoni/platform/storage';
import { describe, expect, it } from 'vitest';
import { openPatiently } from './open-patiently.ts';

const text = { ja: '…', en: '…' };
const problem = defineProblems({ 'storage.url-unreachable': text, 'storage.url-refused': text });

/** A database that answers so many seconds after the site has started, and what was said until then. */
function trial(answersAfter: number, code: 'storage.url-unreachable' | 'storage.url-refused') {
  let now = 0;
  let said = 0;
  let tries = 0;
  const opened = openPatiently(
    () => {
      tries += 1;
      return now < answersAfter * 1000 ? Promise.reject(problem(code)) : Promise.resolve('open');
    },
    {
      onWait: () => {
        said += 1;
      },
      clock: () => now,
      wait: (ms) => {
        now += ms;
        return Promise.resolve();
      },
    },
  );
  return opened.then(
    (result) => ({ result, said, tries }),
    ({ code: result }: { code: string }) => ({ result, said, tries }),
  );
}

describe('regression: a site that a reboot started before its database stayed down', () => {
  it('waits for a database that comes within a minute, and says so once', async () => {
    expect(await trial(0, 'storage.url-unreachable')).toEqual({ result: 'open', said: 0, tries: 1 });
    expect(await trial(20, 'storage.url-unreachable')).toEqual({ result: 'open', said: 1, tries: 21 });
  });

  it('ends with the problem when none comes', async () => {
    const { result, said } = await trial(3600, 'storage.url-unreachable');
    expect([result, said]).toEqual(['storage.url-unreachable', 1]);
  });

  it('does not wait for what stays wrong', async () => {
    expect(await trial(20, 'storage.url-refused')).toEqual({
      ...{ result: 'storage.url-refused', said: 0, tries: 1 },
    });
  });
});
