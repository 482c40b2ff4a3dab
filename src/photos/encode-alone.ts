import { drawAnew } from './draw-anew.ts';

// A process of its own that opens what somebody sent, one file at a time: see encode.ts.

process.on('message', (file: string) => {
  drawAnew(file).then(
    (said) => process.send?.(said),
    // The next file deserves a process in which nothing went wrong.
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));
