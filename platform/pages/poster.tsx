import type { Child } from 'hono/jsx';
import { Button, LinkButton } from './button.tsx';
import { classes, type Html } from './escape.ts';
import { Mark } from './mark.tsx';
import { Phrases, textWidth } from './text.tsx';

export interface PosterProps {
  /** For whom and what, in phrases: 「みどり町1丁目の|ごみの日」. */
  title: readonly string[];
  text: Child;
  /** The QR code, as finished SVG. */
  code: Html;
  /** The address that the code holds, in letters. */
  address: string;
  /** Who hangs it up, date of print. */
  foot: Child;
  /** How many lines stand in the text; many of them are set smaller, so that the code stays whole. */
  lines?: number;
}

/** A title up to this wide, in Japanese letters, stands there in the largest letters, and up to that in large ones. */
const SHORT_TITLE = 20;
const LONG_TITLE = 40;
/** As for the title, but lines of text. */
const FEW_LINES = 5;
const MANY_LINES = 8;

/** A4 upright for a notice board: one sentence and one QR code. Use it in a page with `frame="poster"`. */
export function Poster({ title, text, code, address, foot, lines = 0 }: PosterProps) {
  const width = textWidth(title.join(''));
  const size = classes(
    'poster',
    width > LONG_TITLE ? 'poster-longest' : width > SHORT_TITLE && 'poster-long',
    lines > MANY_LINES ? 'poster-dense' : lines > FEW_LINES && 'poster-full',
  );
  return (
    <div class={size}>
      <h1>
        <Phrases of={title} />
      </h1>
      <div class="poster-text">{text}</div>
      <div class="poster-code">
        {code}
        <p>{address}</p>
      </div>
      <p class="brand">
        <Mark />
        <span>{foot}</span>
      </p>
    </div>
  );
}

/** Above a sheet or poster, on the screen only: the way back, and the print dialog where there is JavaScript. */
export function SheetBar({ back, print }: { back: { href: string; label: string }; print: string }) {
  return (
    <div class="sheet-bar">
      <LinkButton href={back.href} icon="arrow-left">
        {back.label}
      </LinkButton>
      <Button island="print" icon="printer">
        {print}
      </Button>
    </div>
  );
}
