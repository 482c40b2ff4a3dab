import type { Where } from '#src/database/open-database.ts';
import type { Files } from '#src/files/files.ts';

/** What belongs to a kitchen and has to survive together: the database, the secret, and the files of photos. */
export type House = {
  where: Where;
  files: Files;
  /** The names of the files that are kept of a photo. */
  fileNames: (shop: string, photo: string) => string[];
  /** Of the program. */
  version: string;
};

export type Progress = (line: string) => void;
