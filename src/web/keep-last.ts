/** Keeps what was made for the last so many keys: for what is worked out again and again and is always the same. */
export function keepLast<T>(most: number): (key: string, make: () => T) => T {
  let [recent, earlier] = [new Map<string, T>(), new Map<string, T>()];
  return (key, make) => {
    const known = recent.get(key);
    if (known !== undefined) return known;
    const value = earlier.get(key) ?? make();
    if (recent.size >= most / 2) [recent, earlier] = [new Map(), recent];
    recent.set(key, value);
    return value;
  };
}
