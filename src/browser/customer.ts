import { applyFragment } from './morph.ts';
import { start } from './start.ts';

// The customer's page: the smallest of the scripts, for phones on slow lines.
start(applyFragment);
