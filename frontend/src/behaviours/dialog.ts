/** [data-dialog="id"] on a link whose page holds the same form: opens the dialog instead. */
export function dialogLink(element: HTMLElement): void {
  element.addEventListener('click', (event) => {
    const dialog = document.getElementById(element.dataset.dialog ?? '');
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (!(dialog instanceof HTMLDialogElement) || elsewhere) return;
    event.preventDefault();
    dialog.showModal();
  });
}

/** [data-dismiss] on a dialog: a click beside it closes it, as Escape and its close button do. */
export function dismissable(element: HTMLElement): void {
  element.addEventListener('click', (event) => {
    if (event.target !== element) return;
    const box = element.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) (element as HTMLDialogElement).close();
  });
}
