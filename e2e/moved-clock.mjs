// For a process of the stories: its clock stands off the real one by the milliseconds in the file CLOCK_FILE, so that an
// evening can come while a story runs.
import { readFileSync } from 'node:fs';

const RealDate = Date;
const file = process.env.CLOCK_FILE;
let offset = 0;
let readAt = Number.NEGATIVE_INFINITY;

function moved() {
  if (performance.now() - readAt > 100) {
    offset = Number(readFileSync(file, 'utf8'));
    readAt = performance.now();
  }
  return RealDate.now() + offset;
}

if (file !== undefined) {
  globalThis.Date = class MovedDate extends RealDate {
    constructor(...args) {
      if (args.length === 0) super(moved());
      else super(...args);
    }

    static now() {
      return moved();
    }
  };
}
