/** Small helps on top of pages that work without them. Each wakes the buttons that carry its name. */
import { wakeCopy } from './copy.ts';
import { wakeLive } from './live.ts';
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

/** Forms for files bring a script of their own; it waits there under its hashed name. */
const upload = document.querySelector<HTMLFormElement>('form[data-upload-script]');
if (upload !== null) void import(upload.dataset.uploadScript ?? '');
