/** [data-once] on a form: a second click while the first is on its way does nothing. The server makes sure of it too. */
export function once(element: HTMLElement): void {
  let sent = false;
  element.addEventListener('submit', (event) => {
    if (sent) event.preventDefault();
    sent = true;
  });
  // back from the next page by the browser's history: the form may be sent again
  window.addEventListener('pageshow', () => (sent = false));
}
