/**
 * [data-shortcut="id"] on a hint: Ctrl + Enter (or ⌘ + Enter), in any field of the form, presses the button of that id.
 * The hint shows where there is a keyboard to do it with.
 */
export function shortcut(hint: HTMLElement): void {
  const button = document.getElementById(hint.dataset.shortcut ?? '');
  const form = hint.closest('form');
  if (!(button instanceof HTMLButtonElement) || !form) return;

  button.setAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter');
  hint.hidden = !matchMedia('(hover: hover)').matches;
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
    event.preventDefault();
    button.click();
  });
}
