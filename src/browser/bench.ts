import { makeAnnouncer } from './announce.ts';
import { applyFragment } from './morph.ts';
import { openOutbox } from './outbox/outbox.ts';
import { registerWorker } from './register-worker.ts';
import { serveStaff } from './staff-controls.ts';
import { start } from './start.ts';

// The bench: what is done here is kept on the device until it has arrived.
serveStaff();
registerWorker();
const announcer = makeAnnouncer();
const outbox = openOutbox(announcer);
start(
  (fragment) => {
    applyFragment(fragment);
    outbox.expect();
  },
  outbox.deliver,
  announcer,
);
