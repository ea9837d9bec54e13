/** Small helps on top of pages that work without them. Each wakes the buttons that carry its name. */
import { wakeCopy } from './copy.ts';
import { wakeLive } from './live.ts';
import { keepOffline, wakeKeptDays, wakeKeptGuide } from './offline.ts';
import { wakePasskey } from './passkey.ts';
import { wakePosition } from './position.ts';
import { wakePrint } from './print.ts';
import { wakePush } from './push.ts';

const islands: Record<string, (button: HTMLButtonElement) => void> = {
  copy: wakeCopy,
  passkey: wakePasskey,
  position: wakePosition,
  print: wakePrint,
  push: wakePush,
};

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-island]')) {
  islands[button.dataset.island ?? '']?.(button);
}

for (const region of document.querySelectorAll<HTMLElement>('[data-live]')) wakeLive(region);

for (const marker of document.querySelectorAll<HTMLElement>('[data-keep]')) keepOffline(marker);
for (const part of document.querySelectorAll<HTMLElement>('[data-until]')) wakeKeptDays(part);
for (const field of document.querySelectorAll<HTMLInputElement>('[data-narrows]')) wakeKeptGuide(field);

/** Forms for files bring a script of their own; it waits there under its hashed name. */
const upload = document.querySelector<HTMLFormElement>('form[data-upload-script]');
if (upload !== null) void import(upload.dataset.uploadScript ?? '');

/** So do maps. */
const map = document.querySelector<HTMLElement>('[data-map-script]');
if (map !== null) void import(map.dataset.mapScript ?? '');
