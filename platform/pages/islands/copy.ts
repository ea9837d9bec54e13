/** A button that copies the text of the element named by `data-target`; what it says then stands beside it. */
export function wakeCopy(button: HTMLButtonElement): void {
  const target = document.getElementById(button.dataset.target ?? '');
  if (target === null || navigator.clipboard === undefined) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = target as HTMLInputElement;
    try {
      await navigator.clipboard.writeText(field.value ?? target.textContent ?? '');
      sayDone(button);
    } catch {
      // The browser refused; the text stands there to be copied by hand.
      field.select?.();
    }
  });
}

const SHOWN_MS = 4000;

/** Says for a while what has happened. Within the button a status would take its name away. */
function sayDone(button: HTMLButtonElement): void {
  const region = button.parentElement?.querySelector('[role=status]');
  if (!region) return;
  region.textContent = button.dataset.done ?? '';
  setTimeout(() => {
    region.textContent = '';
  }, SHOWN_MS);
}
