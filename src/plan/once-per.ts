/** What is worked out from a part of a plan or from a form is worked out once, however many payees it is read for. */

/** A function of an object that remembers what it gave for it, as long as the object is there. */
export function oncePer<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let entry = known.get(key);
    if (entry === undefined) {
      entry = { value: work(key) };
      known.set(key, entry);
    }
    return entry.value;
  };
}
