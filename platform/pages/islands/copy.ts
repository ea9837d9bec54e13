/** A button that copies the text of the element named by `data-target`, and says so in its own label. */
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

/** Shows what has happened for a while, at the width that the button had. */
function sayDone(button: HTMLButtonElement): void {
  const label = button.querySelector<HTMLElement>('.button-label');
  const done = button.dataset.done;
  if (label === null || done === undefined) return;
  const before = label.textContent;
  label.textContent = done;
  tell(button, done);
  setTimeout(() => {
    label.textContent = before;
    tell(button, '');
  }, 4000);
}

/** Says it aloud from beside the button: a status inside it would take its name away. */
function tell(button: HTMLButtonElement, words: string): void {
  const next = button.nextElementSibling;
  const region = next?.matches('.unseen[role=status]') ? next : document.createElement('span');
  region.className = 'unseen';
  region.setAttribute('role', 'status');
  if (region !== next) button.after(region);
  region.textContent = words;
}
