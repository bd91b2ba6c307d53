/**
 * [data-insert="field"] on a button that would send the form to have a text put at the end of that field: puts
 * data-text at the cursor instead, or at the end with data-where="end", in a paragraph of its own.
 */
export function insert(element: HTMLElement): void {
  const button = element as HTMLButtonElement;
  button.addEventListener('click', (event) => {
    const field = button.form?.elements.namedItem(button.dataset.insert ?? '');
    if (!(field instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    const [from, to] =
      button.dataset.where === 'end'
        ? [field.value.length, field.value.length]
        : [field.selectionStart, field.selectionEnd];
    const written = withText(field.value, from, to, button.dataset.text ?? '');
    field.value = written.text;
    field.focus();
    field.setSelectionRange(written.cursor, written.cursor);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** The text with another one in place of the selection, and where the cursor then stands: behind it. */
export function withText(text: string, from: number, to: number, more: string): { text: string; cursor: number } {
  const before = text.slice(0, from).trimEnd();
  const after = text.slice(to).trimStart();
  const start = before + (before && '\n\n') + more.trimEnd();
  return { text: start + (after ? '\n\n' + after : '\n'), cursor: start.length };
}
