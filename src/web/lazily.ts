/** An object whose fields are made when they are first read, each once. */
export function lazily<T extends Record<string, () => unknown>>(make: T): { [K in keyof T]: ReturnType<T[K]> } {
  const made = {} as { [K in keyof T]: ReturnType<T[K]> };
  for (const name of Object.keys(make))
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = make[name]?.();
        Object.defineProperty(made, name, { enumerable: true, value });
        return value;
      },
    });
  return made;
}
