/** Attributes that belong to the reader or to a behaviour: new content does not take them away. */
const kept = new Set([
  'open',
  'hidden',
  'role',
  'tabindex',
  'aria-valuemin',
  'aria-valuemax',
  'aria-valuenow',
  'aria-valuetext',
]);

/**
 * Makes `old` equal to `fresh` by changing as little as possible, so that focus, open folds, scroll and listeners stay.
 * Children are matched by id, else by place and name; whatever does not match is replaced.
 */
export function morph(old: Element, fresh: Element): void {
  if (old.hasAttribute('data-held')) return; // what the reader chose stays
  if (old.isEqualNode(fresh)) return;
  morphAttributes(old, fresh);
  const byId = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let here: ChildNode | null = old.firstChild;
  for (const node of [...fresh.childNodes]) {
    const wanted = node instanceof Element && node.id ? byId.get(node.id) : undefined;
    if (wanted && wanted !== here) old.insertBefore(wanted, here);
    else if (wanted) here = here!.nextSibling;
    const match = wanted ?? (here && alike(here, node) ? here : undefined);
    if (!match) {
      old.insertBefore(node, here);
      continue;
    }
    if (match === here) here = here.nextSibling;
    morphNode(match, node);
  }
  while (here) {
    const next: ChildNode | null = here.nextSibling;
    here.remove();
    here = next;
  }
}

function morphNode(old: ChildNode, fresh: ChildNode): void {
  if (old instanceof Element && fresh instanceof Element) morph(old, fresh);
  else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
}

function alike(old: Node, fresh: Node): boolean {
  if (old.nodeName !== fresh.nodeName) return false;
  return !(old instanceof Element && fresh instanceof Element) || old.id === fresh.id;
}

function morphAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name);
  }
  for (const { name, value } of [...fresh.attributes]) {
    if (old.getAttribute(name) !== value && !kept.has(name)) old.setAttribute(name, value);
  }
}
