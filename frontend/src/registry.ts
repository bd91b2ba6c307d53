/** A behaviour improves one element that already works. */
export type Behaviour = (element: HTMLElement) => void;

/** What a phone that is slow shall not be busy for longer with, before it may paint and answer again. */
const pieceMs = 16;

const attached = new WeakMap<Element, Set<Behaviour>>();

/** Attaches each behaviour once to every element that names it as data-<name>; call again after new content came in. */
export function attachAll(behaviours: Record<string, Behaviour>, root: ParentNode = document): void {
  for (const attach of attachments(behaviours, root)) attach();
}

/** The same in short pieces, none of them in the task that asks: that one has just read and laid out the page. */
export async function attachInPieces(behaviours: Record<string, Behaviour>): Promise<void> {
  let since = -Infinity;
  for (const attach of attachments(behaviours, document)) {
    if (performance.now() - since > pieceMs) {
      await breath();
      since = performance.now();
    }
    attach();
  }
}

function* attachments(behaviours: Record<string, Behaviour>, root: ParentNode): Generator<() => void> {
  for (const [name, behaviour] of Object.entries(behaviours)) {
    for (const element of root.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
      yield () => attach(behaviour, element);
    }
  }
}

function attach(behaviour: Behaviour, element: HTMLElement): void {
  const known = attached.get(element) ?? new Set();
  if (known.has(behaviour)) return;
  attached.set(element, known.add(behaviour));
  behaviour(element);
}

/** Lets the browser do what waits, and comes back as a task of its own. */
export function breath(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resume) => setTimeout(resume));
}
