/** Where the files of photos lie: a folder beside the database, or a store that speaks S3. Names are made by us alone. */
export type Files = {
  /** Kept for certain when it returns: a row about it may be written. */
  put: (name: string, body: Buffer, type: string) => Promise<void>;
  /** Null where there is none (any more). */
  read: (name: string) => Promise<Buffer | null>;
  /** What is not there is gone already. */
  remove: (name: string) => Promise<void>;
  /** The name and time of change of everything that lies there, for whoever looks for leftovers. */
  list: () => AsyncIterable<{ name: string; changedAt: number }>;
};

/** The store does not answer, or not to us. Nothing is lost; it works again by itself when the cause is gone. */
export class StoreDown extends Error {
  code = 'STORE_DOWN';
}

/** 'shop/photo/small.webp' and nothing else: no name leads out of the folder. */
export function checkName(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}(\/[A-Za-z0-9_-]{1,64}){1,2}\.[a-z]{2,5}$/.test(name))
    throw new Error(`${name} is no name of a file`);
  return name;
}
