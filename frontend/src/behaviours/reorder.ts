/** [data-reorder] on a list: its rows move by dragging and by arrow keys on their buttons, and the page stays. */
export function reorder(list: HTMLElement): void {
  const rows = () => Array.from(list.children).filter((row): row is HTMLElement => row instanceof HTMLElement);
  let dragged: HTMLElement | null = null;

  for (const row of rows()) {
    if (!form(row)) continue;
    row.draggable = true;
    row.addEventListener('dragstart', (event) => {
      event.stopPropagation();
      dragged = row;
      row.dataset.dragged = '';
    });
    row.addEventListener('dragover', (event) => {
      if (!dragged) return;
      event.preventDefault();
      event.stopPropagation();
      const box = row.getBoundingClientRect();
      if (dragged !== row) row[event.clientY < box.top + box.height / 2 ? 'before' : 'after'](dragged);
    });
    row.addEventListener('dragend', (event) => {
      event.stopPropagation();
      if (!dragged) return;
      delete dragged.dataset.dragged;
      dragged = null;
      void keep(row);
    });
  }

  list.addEventListener('click', (event) => {
    const button = own(event.target);
    if (!button) return;
    event.preventDefault();
    step(button, Number(button.dataset.move));
  });
  list.addEventListener('keydown', (event) => {
    const button = own(event.target);
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!button || by === 0) return;
    event.preventDefault();
    step(button, by);
  });

  function own(target: EventTarget | null): HTMLButtonElement | null {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('[data-move]') : null;
    return button && button.closest('[data-reorder]') === list ? button : null;
  }

  function step(button: HTMLButtonElement, by: number): void {
    const row = button.closest<HTMLElement>('[data-row]');
    const other = by < 0 ? row?.previousElementSibling : row?.nextElementSibling;
    if (!row || !other) return;
    other[by < 0 ? 'before' : 'after'](row);
    void keep(row);
    const same = buttons(row).find((candidate) => candidate === button && !candidate.disabled);
    (same ?? buttons(row).find((candidate) => !candidate.disabled))?.focus();
  }

  async function keep(row: HTMLElement): Promise<void> {
    number();
    const place = rows().indexOf(row) + 1;
    const said = document.getElementById(list.dataset.reorder ?? '');
    const target = form(row);
    if (!target) return;
    const body = new URLSearchParams(new FormData(target) as unknown as Record<string, string>);
    body.set('position', String(place));
    try {
      const answer = await fetch(target.action, { method: 'POST', body });
      if (!answer.ok) throw new Error(String(answer.status));
      if (said) {
        said.textContent = (list.dataset.moved ?? '').replace('%n', row.dataset.row ?? '').replace('%p', String(place));
      }
    } catch {
      location.reload(); // the list shows what is kept, not what was hoped for
    }
  }

  function number(): void {
    rows().forEach((row, index, all) => {
      for (const button of buttons(row)) {
        const by = Number(button.dataset.move);
        button.value = String(index + 1 + by);
        button.disabled = by < 0 ? index === 0 : index === all.length - 1;
      }
    });
  }
}

function form(row: HTMLElement): HTMLFormElement | null {
  return row.querySelector<HTMLFormElement>(':scope > .arrange-line .arrange-move');
}

function buttons(row: HTMLElement): HTMLButtonElement[] {
  return Array.from(form(row)?.querySelectorAll<HTMLButtonElement>('[data-move]') ?? []);
}
