/** Says in front of what went wrong where in the file it stands. */
export async function inPlace<T>(place: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Inner places come first: "orders.2" in front of "progress.3: …" makes one path.
    const path = /^[a-z]+\.\d+/.test(message) ? `${place}.${message}` : `${place}: ${message}`;
    throw new Error(path, { cause: error });
  }
}
