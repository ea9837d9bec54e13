import { answer, leadOn } from './lead-on.ts';

/**
 * A button that lets this device be told of things. GET of `data-target` gives the site's key; POST sends what the
 * browser made of it, with what is chosen in the form around the button; the server says where to go on. Browsers
 * without pushes keep the button hidden. `data-done` is what the button says when it did not work.
 */
export function wakePush(button: HTMLButtonElement): void {
  if (!window.isSecureContext || !('serviceWorker' in navigator) || !('PushManager' in window)) return;
  leadOn(button, () => ask(button));
}

/** Where to go on, or null when the reader or the server said no. */
async function ask(button: HTMLButtonElement): Promise<string | null> {
  const target = button.dataset.target ?? '';
  await navigator.serviceWorker.register('/sw.js');
  const { pushManager } = await navigator.serviceWorker.ready;
  const { key } = await (await fetch(target, { headers: { Accept: 'application/json' } })).json();
  const device = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const fields = new FormData(button.form ?? undefined);
  return answer(target, {
    device: device.toJSON(),
    hour: fields.get('hour'),
    parts: fields.getAll('parts'),
  });
}
