/**
 * Shows a button that waits for scripts. It asks the device and the server, which says where to go on; when one of them
 * said no, the button says what stands in its `data-done`.
 */
export function leadOn(button: HTMLButtonElement, ask: () => Promise<string | null>): void {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    const next = await ask().catch(() => null);
    if (next !== null) return location.assign(next);
    button.disabled = false;
    const label = button.querySelector('.button-label');
    label?.setAttribute('role', 'status');
    if (label) label.textContent = button.dataset.done ?? '';
  });
}

/** Sends what the device answered; gives where to go on, or null when the server didn't accept it. */
export async function answer(target: string, body: unknown): Promise<string | null> {
  const answered = await fetch(target, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answered.ok ? (await answered.json()).next : null;
}
