/**
 * A button that fills the fields `lat` and `lon` of the form named by `data-target` and sends it. The form posts, so
 * that a position never stands in an address.
 */
export function wakePosition(button: HTMLButtonElement): void {
  const form = document.getElementById(button.dataset.target ?? '');
  if (!(form instanceof HTMLFormElement) || navigator.geolocation === undefined) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    button.setAttribute('aria-busy', 'true');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setField(form, 'lat', coords.latitude);
        setField(form, 'lon', coords.longitude);
        form.submit();
      },
      () => {
        button.removeAttribute('aria-busy');
        showFailure(button);
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}

function setField(form: HTMLFormElement, name: string, value: number): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value.toFixed(5);
}

/** The words for a failure stand hidden in the page, next to the button. */
function showFailure(button: HTMLButtonElement): void {
  const words = button.parentElement?.querySelector<HTMLElement>('[data-failure]');
  if (words) words.hidden = false;
}
