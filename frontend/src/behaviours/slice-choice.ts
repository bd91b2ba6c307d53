import { address, chosen, partsOf, slice } from '../slice';

/**
 * [data-slice-choice] on a fold that is there from the first paint, so that nothing moves: ticks choose the components
 * that the page is about.
 * The choice stands in the address, so that it can be kept as a bookmark; nothing is stored.
 */
export function sliceChoice(fold: HTMLElement): void {
  const parts = partsOf(document);
  const box = fold.querySelector<HTMLElement>('[data-slice-boxes]');
  if (!box) return;
  const now = new Set(chosen(parts, location.search).map((part) => part.id));
  for (const part of parts) {
    const label = document.createElement('label');
    label.className = 'check';
    const tick = document.createElement('input');
    tick.type = 'checkbox';
    tick.value = part.id;
    tick.checked = now.has(part.id);
    label.append(tick, ` ${part.name}`);
    box.append(label);
  }
  fold.dataset.held = ''; // a refresh leaves it as it is
  fold.addEventListener('change', () => {
    const ticked = new Set([...box.querySelectorAll<HTMLInputElement>(':checked')].map((tick) => tick.value));
    const to = address(
      location.pathname,
      parts,
      parts.filter((part) => ticked.has(part.id)),
    );
    if (ticked.size === 0) return location.assign(to);
    history.replaceState(null, '', to);
    slice(document, location.search);
  });
}
