/** [data-undo="8700"] on a form: counts down the milliseconds in which it works, then says plainly that it is over. */
export function undo(element: HTMLElement): void {
  const words = element.querySelector<HTMLElement>('[data-undo-words]');
  const button = element.querySelector('button');
  const { left, over } = element.dataset;
  if (!words || !button || !left || !over) return;

  const end = performance.now() + Number(element.dataset.undo);
  const shown = document.createElement('span');
  shown.className = 'undo-left';
  shown.setAttribute('aria-hidden', 'true'); // a screen reader hears it once, not every second
  button.before(shown);
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    if (seconds > 0) {
      shown.textContent = left.replace('%s', String(seconds));
      return;
    }
    clearInterval(timer);
    shown.remove();
    button.remove();
    words.textContent = over;
    element.removeAttribute('data-kind');
  };
  const timer = setInterval(tick, 250);
  tick();
}
