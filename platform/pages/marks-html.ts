/** The marks of platform/messages as HTML: how kanji are read, and which language a part is in. */
import { MARKS, plainText } from '../messages/index.ts';

const ANY = /[\ue0f0-\ue0f5]/;
const RUBY = /\ue0f0([^\ue0f0-\ue0f5]*)\ue0f1([^\ue0f0-\ue0f5]*)\ue0f2/g;
const LANG = /\ue0f3([a-zA-Z0-9-]{2,35})\ue0f4|\ue0f5/g;

/** Whether there is anything to write. */
export function hasMarks(text: string): boolean {
  return ANY.test(text);
}

/**
 * Escaped text with marks → HTML, in one element: in buttons and chips, which are flex containers, its parts would
 * stand apart. Marks without their other half are left out.
 */
export function marksHtml(escaped: string): string {
  let open = 0;
  const html = escaped
    .replace(RUBY, '<ruby>$1<rt>$2</rt></ruby>')
    .replace(LANG, (mark, tag: string | undefined) => {
      if (mark === MARKS.langEnd && open === 0) return '';
      open += mark === MARKS.langEnd ? -1 : 1;
      return mark === MARKS.langEnd ? '</span>' : `<span lang="${tag}">`;
    });
  return `<span class="read">${plainText(html + '</span>'.repeat(open))}</span>`;
}
