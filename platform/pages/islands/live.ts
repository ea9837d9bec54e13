/**
 * Says on an open page that what it shows has changed, and shows the new part when the reader asks for it.
 *
 * One stream, and only while the page is visible: browsers have six connections to a site over HTTP/1.1, and a hidden
 * page can ask when it is looked at again. The page knows which versions it shows, so nothing is missed in between.
 */
import { onNewDay } from './day.ts';

const PROOF_MS = 4_000;
/** Two signs of life late: the connection is dead, whatever the browser thinks. */
const SILENCE_MS = 45_000;
const ASK_EVERY_MS = 10_000;
/** Pages that ask try a stream again after so many questions: the proxy may be another one now. */
const ASKS_BEFORE_STREAM = 12;
/** Streams of one browser, over all its windows. */
const STREAMS = 3;
/** How long it is said that a part is new. */
const SHOWN_MS = 6_000;

export function wakeLive(region: HTMLElement): void {
  const [path = '', first = ''] = (region.dataset.live ?? '').split('&seen=');
  let seen = first;
  let stop: (() => void) | null = null;
  let told = false;

  const addressOf = (kind: string) => `${path.replace('/live', `/live${kind}`)}&seen=${seen}`;

  function tell(words?: string): void {
    if (told) return;
    told = true;
    end();
    showNotice(region, { words, onShow: refresh });
  }

  async function refresh(): Promise<void> {
    const fresh = await refreshParts(region);
    if (fresh === null) return;
    seen = fresh.split('&seen=')[1] ?? seen;
    told = false;
    begin();
  }

  function begin(): void {
    if (stop !== null || told || document.visibilityState === 'hidden') return;
    const handlers = {
      address: () => addressOf(''),
      onSeen: (id: string) => (seen = id || seen),
      onChange: () => tell(),
    };
    stop = follow(handlers, () => {
      stop = ask(
        async () => {
          const answer = await fetch(addressOf('.json'), { cache: 'no-store' });
          if (answer.ok && (await answer.json()).changed.length > 0) tell();
        },
        () => {
          end();
          begin();
        },
      );
    });
  }

  function end(): void {
    stop?.();
    stop = null;
  }

  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'hidden' ? end() : begin(),
  );
  // A page with an open stream can't be kept for the back button.
  addEventListener('pagehide', end);
  addEventListener('pageshow', begin);
  // What it calls tomorrow is today by then.
  onNewDay(() => tell(region.dataset.newDay), region.dataset.day);
  begin();
}

interface Handlers {
  address(): string;
  onSeen(id: string): void;
  onChange(): void;
}

/** Opens a stream; `giveUp` when none can be had. Returns what ends it. */
function follow({ address, onSeen, onChange }: Handlers, giveUp: () => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  let release = () => {};
  const close = () => {
    ended = true;
    clearTimeout(timer);
    source?.close();
    release();
  };
  const instead = () => {
    if (ended) return;
    close();
    giveUp();
  };
  const open = () => {
    source = new EventSource(address());
    timer = setTimeout(instead, PROOF_MS);
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        source?.close();
        open();
      }, SILENCE_MS);
    };
    source.addEventListener('beat', alive);
    source.addEventListener('change', (event) => {
      alive();
      onSeen((event as MessageEvent).lastEventId);
      onChange();
    });
    source.addEventListener('error', () => {
      // Refused for good; after a mere cut the browser connects again by itself, with the last id.
      if (source?.readyState === EventSource.CLOSED) instead();
    });
  };
  void takeSlot().then((slot) => {
    if (slot === null) return instead();
    release = slot;
    if (ended) release();
    else open();
  });
  return close;
}

/** One of the few places for streams that all windows of a browser share; null when all are taken. */
async function takeSlot(): Promise<(() => void) | null> {
  const { locks } = navigator;
  if (locks === undefined) return () => {};
  for (let n = 0; n < STREAMS; n += 1) {
    const slot = await new Promise<(() => void) | null>((resolve) => {
      void locks.request(`tomoni-live-${n}`, { ifAvailable: true }, (lock) =>
        lock === null ? resolve(null) : new Promise<void>((release) => resolve(release)),
      );
    });
    if (slot !== null) return slot;
  }
  return null;
}

/** Asks from time to time. Returns what ends it. */
function ask(once: () => Promise<void>, tryStream: () => void): () => void {
  let asked = 0;
  const timer = setInterval(() => {
    asked += 1;
    if (asked > ASKS_BEFORE_STREAM) tryStream();
    else once().catch(() => undefined);
  }, ASK_EVERY_MS);
  void once().catch(() => undefined);
  return () => clearInterval(timer);
}

interface ToSay {
  /** Instead of those in the page. */
  words: string | undefined;
  onShow: () => Promise<void>;
}

/** The words wait in the page; put into the region that is said aloud, they are heard. */
function showNotice(region: HTMLElement, { words, onShow }: ToSay): void {
  const template = region.querySelector('template');
  if (template === null) return;
  const notice = template.content.cloneNode(true) as DocumentFragment;
  const said = notice.querySelector('[data-words]');
  if (said !== null && words !== undefined) said.textContent = words;
  notice.querySelector('button')?.addEventListener('click', (event) => {
    const button = event.currentTarget as HTMLButtonElement;
    button.disabled = true;
    void onShow().finally(() => {
      button.disabled = false;
    });
  });
  clear(region);
  region.append(notice);
}

function clear(region: HTMLElement): void {
  for (const child of [...region.children]) if (child.localName !== 'template') child.remove();
}

/**
 * Puts the parts of the page as it is now in the place of the old ones; what somebody typed elsewhere stays. Returns
 * what the fresh page follows, or null when it could not be had and the reader was told.
 */
async function refreshParts(region: HTMLElement): Promise<string | null> {
  const parts = region.dataset.parts ?? '';
  const fresh = await freshPage().catch(() => null);
  const now = fresh?.querySelector<HTMLElement>('[data-live]')?.dataset.live;
  const [old, young] = [document, fresh].map((page) => [...(page?.querySelectorAll(parts) ?? [])]);
  const words = region.querySelector<HTMLElement>('[data-words]');
  if (now === undefined || old?.length !== young?.length) {
    if (words) words.textContent = region.dataset.failed ?? '';
    return null;
  }
  for (const [n, part] of (old ?? []).entries()) part.replaceWith(document.adoptNode(young?.[n] as Element));
  if (words) words.textContent = region.dataset.done ?? '';
  region.querySelector('button')?.remove();
  const target = document.querySelector<HTMLElement>(parts);
  target?.setAttribute('tabindex', '-1');
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: 'nearest' });
  setTimeout(() => {
    // Unless something else has changed meanwhile.
    if (region.querySelector('button') === null) clear(region);
  }, SHOWN_MS);
  return now;
}

async function freshPage(): Promise<Document | null> {
  const answer = await fetch(location.href, { cache: 'reload' });
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
}
