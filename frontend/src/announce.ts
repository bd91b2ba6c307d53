const most = 4;

/** What a listener needs to hear of the step from one page to the next: headline, incidents, components. */
export function changes(old: ParentNode, fresh: ParentNode): string[] {
  const said: string[] = [];
  const headline = text(fresh, '[data-headline]');
  if (headline && headline !== text(old, '[data-headline]')) said.push(headline);
  for (const incident of fresh.querySelectorAll<HTMLElement>(
    '.incident-open[id]:not([hidden]), .incident-work[id]:not([hidden])',
  )) {
    const before = old.querySelector(`#${incident.id}`);
    const newest = text(incident, '.entry .entry-text');
    if (!before || text(before, '.entry .entry-text') !== newest) {
      said.push(`${text(incident, '.incident-title')}: ${newest}`);
    }
  }
  for (const entry of fresh.querySelectorAll('.timeline > .entry[id]')) {
    if (!old.querySelector(`#${entry.id}`)) said.push(`${text(entry, '.entry-label')}: ${text(entry, '.entry-text')}`);
  }
  for (const component of fresh.querySelectorAll('.component[id]:not([hidden])')) {
    const before = old.querySelector(`#${component.id}`);
    const status = text(component, '.status');
    if (before && text(before, '.status') !== status) said.push(`${text(component, '.component-name')}: ${status}`);
  }
  return said.slice(0, most);
}

/** Says it in a region of its own that waits for a pause and shows nothing. */
export function announce(sentences: string[]): void {
  if (sentences.length === 0) return;
  let region = document.getElementById('announcements');
  if (!region) {
    region = document.createElement('p');
    region.id = 'announcements';
    region.className = 'unseen';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = sentences.join('. ');
}

function text(within: ParentNode, selector: string): string {
  return (within.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
}
