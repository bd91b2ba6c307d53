const everyMs = 20_000;

/** [data-presence="address"]: tells there that this page is open, until it is not, and says who else has it open. */
export function presence(element: HTMLElement): void {
  const address = element.dataset.presence;
  const words = element.querySelector<HTMLElement>('[data-presence-words]');
  const token = document.querySelector<HTMLInputElement>('input[name=_csrf]');
  if (!address || !words || !token) return;
  const tell = (to: string) =>
    fetch(to, {
      method: 'POST',
      body: new URLSearchParams({ _csrf: token.value }),
      redirect: 'error',
      keepalive: true,
    });
  const beat = async () => {
    const answer = await tell(address);
    const others = answer.ok ? await answer.text() : words.textContent;
    if (words.textContent !== others) words.textContent = others;
  };
  const round = () => void beat().catch(() => undefined); // no connection: what was said stays
  round();
  setInterval(round, everyMs);
  window.addEventListener('pagehide', () => void tell(address + '/end').catch(() => undefined));
  window.addEventListener('pageshow', (event) => event.persisted && round());
}
