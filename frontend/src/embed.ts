/**
 * The one script that other sites include: while there is trouble it shows a notice in the corner, and nothing else. It
 * sets no cookie, stores nothing but the notices that were closed in this tab, and needs of a strict policy only the
 * status page's origin in script-src and connect-src. Everything stands in one function: this is no module. The server
 * puts in where it stands and which colours it was given, when it publishes the script.
 */
(() => {
  const own = document.currentScript as HTMLScriptElement | null;
  if (!own) return;
  const origin = new URL(own.src).origin;
  const every = 60_000;
  const closed = 'status notice closed';
  const colours: Record<string, string> = {
    minor: '#d99a00',
    major: '#d85a00',
    critical: '#c00040',
    maintenance: '#1a5fb4',
  };

  /** Colours are null where none were given. */
  interface Given {
    position: string;
    incident: [string | null, string | null];
    maintenance: [string | null, string | null];
  }
  const given = JSON.parse('"GIVEN"') as Given;
  const [vertical, horizontal] = given.position.split('-');

  interface Story {
    id: string;
    name: string;
    status: string;
  }
  interface Summary {
    page: { name: string };
    status: { indicator: string; description: string };
    incidents: Story[];
    scheduled_maintenances: Story[];
  }

  let host: HTMLElement | undefined;

  /** A sheet of our own making: a policy against inline styles does not concern it. */
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host{all:initial;position:fixed;${vertical}:16px;${horizontal}:16px;z-index:2147483000;max-width:min(22rem,calc(100vw - 32px))}
    div{display:flex;gap:12px;align-items:start;padding:12px 12px 12px 16px;border-left:4px solid var(--edge);border-radius:4px;
    font:14px/1.45 system-ui,sans-serif;color:var(--text,#1a1a22);background:var(--ground,#fff);box-shadow:0 2px 12px #0004}
    a{color:inherit}p{margin:0}
    button{margin:-6px -6px 0 0;min-width:32px;min-height:32px;border:0;background:none;color:inherit;font:inherit;cursor:pointer}
    :focus-visible{outline:2px solid #1a5fb4}
    @media(prefers-color-scheme:dark){div{color:var(--text,#ececf1);background:var(--ground,#22222b)}}`);

  function remove(): void {
    host?.remove();
    host = undefined;
  }

  function remembered(): string | null {
    try {
      return sessionStorage.getItem(closed);
    } catch {
      return null;
    }
  }

  function show(words: string, address: string, indicator: string, key: string): void {
    remove();
    if (remembered() === key) return;
    host = document.createElement('div');
    host.setAttribute('role', 'status');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    const box = document.createElement('div');
    box.style.setProperty('--edge', colours[indicator] ?? '#d99a00');
    const [ground, ink] = indicator === 'maintenance' ? given.maintenance : given.incident;
    if (ground) box.style.setProperty('--ground', ground);
    if (ink) box.style.setProperty('--text', ink);
    const text = document.createElement('p');
    const link = document.createElement('a');
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = words;
    text.append(link);
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '✕';
    button.setAttribute('aria-label', 'Close');
    button.addEventListener('click', () => {
      remove();
      try {
        sessionStorage.setItem(closed, key);
      } catch {
        // storage switched off: it comes back with the next page
      }
    });
    box.append(text, button);
    root.append(box);
    document.body.append(host);
  }

  async function look(): Promise<void> {
    try {
      const answer = await fetch(origin + '/api/v2/summary.json', {
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      if (!answer.ok) return;
      const { page, status, incidents, scheduled_maintenances: planned } = (await answer.json()) as Summary;
      const first = incidents[0];
      const isTrouble = status.indicator !== 'none' && status.indicator !== 'maintenance';
      // work under way is no trouble: it is shown to those who gave it colours
      const work = given.maintenance[0] ? planned.find((one) => one.status !== 'scheduled') : undefined;
      const story = first ?? (isTrouble ? undefined : work);
      if (story) {
        const indicator = story === first ? status.indicator : 'maintenance';
        show(`${page.name}: ${story.name}`, `${origin}/incidents/${story.id}`, indicator, story.id);
      } else if (isTrouble) {
        show(`${page.name}: ${status.description}`, origin + '/', status.indicator, status.description);
      } else {
        remove();
      }
    } catch {
      // the status page cannot be reached from here: that is no news about the service
    }
  }

  void look();
  setInterval(() => {
    if (!document.hidden) void look();
  }, every);
})();
