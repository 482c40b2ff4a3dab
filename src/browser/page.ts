import { applyFragment } from './morph.ts';
import { serveStaff } from './staff-controls.ts';
import { start } from './start.ts';

// The pages of those who work here, but for the bench and the desk.
serveStaff();
start(applyFragment);
