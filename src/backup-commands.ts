import { checkKitchen } from './backup/check-kitchen.ts';
import { makeBackup } from './backup/make-backup.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { houseOf } from './backup-house.ts';
import { type Command, readArgs, WrongUse } from './cli/command-line.ts';
import { readSettings } from './settings.ts';

/** What keeps a kitchen through the loss of its machine. None of them needs the server to be stopped but restore. */
export const backupCommands: Record<string, Command> = {
  backup: {
    usage: 'backup FILE',
    does: 'puts the database, the photos and the secret into one file, also while the server writes',
    run: async (args, progress) => {
      const { file } = readArgs(args, {});
      const manifest = await makeBackup(await houseOf(readSettings(process.env)), file, progress);
      const { counts, takenBack, missing, files } = manifest;
      const bytes = files.reduce((sum, { size }) => sum + size, 0);
      const back = takenBack > 0 ? ` ${takenBack} photos were taken back meanwhile.` : '';
      const gone = missing.length > 0 ? ` ${missing.length} files of photos were missing already: see check.` : '';
      const what = `${counts.orders} orders, ${counts.entries} entries, ${counts.photos} photos, ${mega(bytes)} MB`;
      const keep = 'It holds the secret and all names: keep it as you would keep those.';
      const json = { file, ...counts, bytes, takenBack, missing };
      return { line: `Backup made: ${what}.${back}${gone} ${keep}`, json, ok: missing.length === 0 };
    },
  },
  restore: {
    usage: 'restore FILE',
    does: 'puts a backup into an empty DATA_DIR, or an empty PostgreSQL where DATABASE_URL is set; stop the server before',
    run: async (args, progress) => {
      const { file } = readArgs(args, {});
      const { counts, madeAt, version, missing } = await restoreBackup(
        await houseOf(readSettings(process.env)),
        file,
        progress,
      );
      const gone = missing.length > 0 ? ` ${missing.length} files of photos were missing when it was made.` : '';
      const what = `${counts.orders} orders, ${counts.entries} entries, ${counts.photos} photos`;
      const json = { ...counts, madeAt, version, missing };
      return { line: `Restored as of ${madeAt}: ${what}.${gone} Links and sessions go on working.`, json };
    },
  },
  check: {
    usage: 'check',
    does: 'looks through database and photos, at rest or beside a running server, and says what is wrong',
    run: async (args, progress) => {
      if (args.length > 0) throw new WrongUse('It takes nothing but the settings.');
      const checked = await checkKitchen(await houseOf(readSettings(process.env)), progress);
      const { counts, ok, wrong, filesWithoutRow, database } = checked;
      const what = Object.entries(counts).map(([name, many]) => `${many} ${spaced(name)}`);
      const more = filesWithoutRow > 0 ? [`${filesWithoutRow} files of no photo`] : [];
      const note = database === 'postgres' ? ' PostgreSQL looks after its own files: they were not read through.' : '';
      const all = [...what, ...more].join(', ');
      const line = ok
        ? `All is well: ${all}.${note}`
        : [...wrong, `Wrong in ${wrong.length} places. ${all}`].join('\n');
      return { line, json: checked, ok };
    },
  },
};

const mega = (bytes: number) => Math.ceil(bytes / 1e6);
const spaced = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
