/** A form for files that sends them as soon as they are chosen. Without this script the form posts them by itself. */
import { chosenFiles, droppedFiles } from './dropped-files.ts';
import { ask, check, type NamedFile, persistently, Refused, Sending } from './sending.ts';

/** Told by the server when a drop is opened or looked at. */
interface DropState {
  id: string;
  files: { n: number; name: string; size: number; modified: number | null; received: number }[];
  readFiles: number;
  readOf: number;
  /** Sentences about files that were not taken. */
  refused?: string[];
}

/** Files that an operating system puts beside others. */
const RUBBISH = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i;

export class UploadForm {
  readonly #form: HTMLFormElement;
  readonly #zone: HTMLElement;
  readonly #now: HTMLElement;
  readonly #bar: HTMLProgressElement;
  readonly #words: HTMLElement;
  #busy = false;

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#zone = inside(form, '.drop-zone');
    this.#now = inside(form, '.drop-now');
    this.#bar = inside(form, 'progress') as HTMLProgressElement;
    this.#words = inside(form, '.drop-words');
  }

  wake(): void {
    this.#form.classList.add('drop-awake');
    for (const part of this.#form.querySelectorAll<HTMLElement>('[data-awake]')) part.hidden = false;
    for (const part of this.#form.querySelectorAll<HTMLElement>('[data-asleep]')) part.hidden = true;
    const fields = this.#form.querySelectorAll<HTMLInputElement>('input[type=file]');
    for (const field of fields)
      field.addEventListener('change', () => void this.#start(chosenFiles([field])));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#start(chosenFiles(fields));
    });
    for (const kind of ['dragenter', 'dragover', 'dragleave', 'drop'] as const) {
      this.#zone.addEventListener(kind, (event) => {
        event.preventDefault();
        this.#zone.classList.toggle('drop-over', kind === 'dragenter' || kind === 'dragover');
      });
    }
    this.#zone.addEventListener('drop', ({ dataTransfer }) => {
      if (dataTransfer !== null) void droppedFiles(dataTransfer).then((files) => this.#start(files));
    });
    addEventListener('beforeunload', (event) => {
      if (this.#busy) event.preventDefault();
    });
    if (isFresh()) void this.#start(chosenFiles(fields));
  }

  async #start(all: readonly NamedFile[]): Promise<void> {
    const files = all.filter(({ name }) => !RUBBISH.test(name));
    if (this.#busy || files.length === 0) return;
    this.#busy = true;
    this.#form.classList.add('drop-busy');
    this.#now.hidden = false;
    this.#bar.hidden = false;
    this.#say('starting', {});
    try {
      await this.#sendAndRead(files);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #sendAndRead(files: readonly NamedFile[]): Promise<void> {
    const drop = this.#fitting(files) ?? (await this.#open(files));
    const address = `${this.#form.dataset.drops}/${drop.id}`;
    const waiting = () => this.#say('waiting', {});
    const sending = new Sending(address, drop.files, files, {
      waiting,
      moved: (bytes, ofBytes, whole, of) => {
        this.#bar.max = Math.max(1, ofBytes);
        this.#bar.value = bytes;
        this.#say('moved', {
          done: whole,
          all: of,
          percent: Math.floor((bytes / Math.max(1, ofBytes)) * 100),
        });
      },
    });
    await sending.run();
    const stop = this.#followReading(address, drop.files.length);
    const read = async () => {
      const response = await ask(`${address}/read`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      await check(response);
      return (await response.json()) as { href: string };
    };
    const { href } = await persistently(read, { waiting }).finally(stop);
    this.#busy = false;
    location.assign(href);
  }

  /** A drop that was left unfinished and waits for these very files. */
  #fitting(files: readonly NamedFile[]): DropState | null {
    const text = this.#form.dataset.unfinished;
    if (text === undefined) return null;
    const drop = JSON.parse(text) as DropState;
    const byName = new Map(files.map(({ name, file }) => [name, file]));
    const fits = drop.files.every(({ name, size, modified }) => {
      const file = byName.get(name);
      return file?.size === size && (modified === null || file.lastModified === modified);
    });
    return fits && byName.size === drop.files.length ? drop : null;
  }

  async #open(files: readonly NamedFile[]): Promise<DropState> {
    const list = files.map(({ name, file }) => ({ name, size: file.size, modified: file.lastModified }));
    const open = async () => {
      const response = await ask(this.#form.dataset.drops ?? '', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ files: list }),
      });
      await check(response);
      return (await response.json()) as DropState;
    };
    const drop = await persistently(open, { waiting: () => this.#say('waiting', {}) });
    for (const sentence of drop.refused ?? []) this.#note(sentence);
    return drop;
  }

  /** Says how far the reading is, for as long as it takes. */
  #followReading(address: string, all: number): () => void {
    const say = (done: number, of: number) => {
      this.#bar.max = of;
      this.#bar.value = done;
      this.#say('reading', { done, all: of });
    };
    say(0, all);
    const timer = setInterval(() => {
      ask(address, {})
        .then((response) => response.json())
        .then(({ readFiles, readOf }: DropState) => say(readFiles, Math.max(all, readOf)))
        .catch(() => undefined);
    }, 1_000);
    return () => clearInterval(timer);
  }

  #fail(error: unknown): void {
    this.#busy = false;
    this.#form.classList.remove('drop-busy');
    this.#bar.hidden = true;
    const status = error instanceof Refused ? error.status : 0;
    if (status === 401 || status === 403) this.#say('signedOut', {});
    else if (error instanceof Refused && error.message !== '') this.#words.textContent = error.message;
    else this.#say('failed', {});
    this.#words.setAttribute('role', 'alert');
  }

  #note(sentence: string): void {
    const line = document.createElement('p');
    line.className = 'field-error';
    line.textContent = sentence;
    this.#now.before(line);
  }

  /** Words come with the page, in its language: `data-say-moved="{all}件中 {done}件…"`. */
  #say(what: string, values: Record<string, number>): void {
    const key = `say${what.charAt(0).toUpperCase()}${what.slice(1)}`;
    let text = this.#form.dataset[key] ?? '';
    for (const [name, value] of Object.entries(values)) text = text.replace(`{${name}}`, String(value));
    if (this.#words.textContent !== text) this.#words.textContent = text;
  }
}

/** Files that were chosen before this script came go their way; those that a browser puts back with the page don't. */
function isFresh(): boolean {
  const [way] = performance.getEntriesByType('navigation');
  return way instanceof PerformanceNavigationTiming && way.type === 'navigate';
}

function inside(form: HTMLFormElement, selector: string): HTMLElement {
  const found = form.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the form for files has no ${selector}`);
  return found;
}
