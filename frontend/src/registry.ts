/** A behaviour improves one element that already works; what it returns undoes it. */
export type Behaviour = (element: HTMLElement) => void;

const attached = new WeakMap<Element, Set<Behaviour>>();

/** Attaches each behaviour once to every element that names it as data-<name>; call again after new content came in. */
export function attachAll(behaviours: Record<string, Behaviour>, root: ParentNode = document): void {
  for (const [name, behaviour] of Object.entries(behaviours)) {
    for (const element of root.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
      const known = attached.get(element) ?? new Set();
      if (known.has(behaviour)) continue;
      attached.set(element, known.add(behaviour));
      behaviour(element);
    }
  }
}
