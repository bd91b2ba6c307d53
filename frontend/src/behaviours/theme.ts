const key = 'theme';
const themes = ['light', 'dark'];

/** What is stored counts only if it is a theme; anything else follows the system. */
export function themeOf(stored: string | null): string {
  return stored !== null && themes.includes(stored) ? stored : '';
}

export function applyStoredTheme(): void {
  const theme = themeOf(read());
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

/** [data-theme-switch] on a select of "", "light", "dark", which style hides where there is no script. */
export function themeSwitch(element: HTMLElement): void {
  const select = element as HTMLSelectElement;
  select.value = themeOf(read());
  select.addEventListener('change', () => {
    write(select.value);
    applyStoredTheme();
  });
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage switched off: the system's theme it is
  }
}

function write(theme: string): void {
  try {
    if (theme) localStorage.setItem(key, theme);
    else localStorage.removeItem(key);
  } catch {
    document.documentElement.dataset.theme = theme;
  }
}
