/** Work that is asked for again and again, done once; nothing here says what anything means. */

/** What was worked out of an object under a name, as long as the object lives. */
export function keptOf<Of extends object, Found>(): (of: Of, name: string, work: () => Found) => Found {
  const kept = new WeakMap<Of, Map<string, Found>>();
  return (of, name, work) => {
    const known = kept.get(of) ?? new Map<string, Found>();
    kept.set(of, known);
    if (!known.has(name)) known.set(name, work());
    return known.get(name) as Found;
  };
}

const MOST = 20_000;

/** What was worked out of a text, for some of the latest texts. */
export function keptByText<Found>(): (text: string, work: () => Found) => Found {
  const kept = new Map<string, Found>();
  return (text, work) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    if (kept.size >= MOST) kept.clear();
    const found = work();
    kept.set(text, found);
    return found;
  };
}
