/** The letters in a file as programs keep it: one letter, or many in an mbox (RFC 4155). */

/** What is behind is cut off: a report and the head of what it quotes stand in front. */
const LONGEST_LETTER = 512 * 1024;
const LONGEST_LINE = 64 * 1024;

/** The line before each letter of an mbox. A letter may have lines that begin with "From" as well, but not with a date. */
const BEGINS = /^From \S+ +\w{3} \w{3} [ \d]\d \d\d:\d\d/;

/** Each letter as Latin-1, one letter for one byte. Holds one at a time. */
export async function* lettersIn(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let letter = '';
  let isBlank = true;
  for await (const line of linesOf(input)) {
    if (isBlank && BEGINS.test(line)) {
      if (letter.trim() !== '') yield letter;
      letter = '';
    } else if (letter.length < LONGEST_LETTER) {
      letter += `${line}\n`;
    }
    isBlank = line === '' || line === '\r';
  }
  if (letter.trim() !== '') yield letter;
}

async function* linesOf(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = '';
  for await (const bytes of input) {
    const lines = (rest + Buffer.from(bytes).toString('latin1')).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST_LINE);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
