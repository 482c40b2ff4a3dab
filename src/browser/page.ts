import { applyFragment } from './morph.ts';
import { start } from './start.ts';

start(applyFragment);
