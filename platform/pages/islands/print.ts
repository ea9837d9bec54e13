/** A button that opens the browser's print dialog. */
export function wakePrint(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
