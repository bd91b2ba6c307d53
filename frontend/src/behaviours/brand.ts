/** [data-brand] on a field with a colour: says while it is chosen how legible it is. The server decides what is used. */
const LIGHT = '#f5f6f7';
const DARK = '#1c1f23';
const ENOUGH = 4.5;

export function brand(field: HTMLElement): void {
  const typed = field.querySelector<HTMLInputElement>('[name="brand"]');
  const picker = field.querySelector<HTMLInputElement>('[data-brand-picker]');
  if (!typed || !picker) return;
  picker.hidden = false;
  picker.addEventListener('input', () => {
    typed.value = picker.value;
    tell();
  });
  typed.addEventListener('input', () => {
    if (isColour(typed.value)) picker.value = typed.value.toLowerCase();
    tell();
  });

  function tell(): void {
    for (const [ground, theme] of [
      [LIGHT, 'light'],
      [DARK, 'dark'],
    ] as const) {
      const line = field.querySelector(`[data-brand-${theme}]`);
      if (!line) continue;
      if (!typed || !isColour(typed.value)) {
        line.textContent = '';
        continue;
      }
      const figure = contrast(typed.value, ground);
      const words = field.dataset[figure >= ENOUGH ? theme : `${theme}Weak`] ?? '';
      line.textContent = words.replace('%c', (Math.floor(figure * 10) / 10).toFixed(1));
    }
  }
}

function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** The contrast of two colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
