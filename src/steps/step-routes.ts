import { command, type Route } from '#src/route.ts';
import { lookAtWait as look } from '#src/timeline/look-at-wait.ts';
import { AddNote, addNote } from './add-note.ts';
import { AddStep, addStep } from './add-step.ts';
import { AssignStep, assignStep } from './assign-step.ts';
import { ChangeStep, changeStep } from './change-step.ts';
import { FinishStep, finishStep } from './finish-step.ts';
import { MoveStep, moveStep } from './move-step.ts';
import { PauseStep, pauseStep } from './pause-step.ts';
import { RedoStep, redoStep } from './redo-step.ts';
import { ResumeStep, resumeStep } from './resume-step.ts';
import { SkipStep, skipStep } from './skip-step.ts';
import { StartStep, startStep } from './start-step.ts';
import { TakeBackStep, takeBackStep } from './take-back-step.ts';

const step = '/orders/:order/steps/:step';
const who = 'staff';

/** Whoever works on an order may leave the usual way for its customer, so every one of these is open to all staff. */
export const stepRoutes: Route[] = [
  command('/orders/:order/steps', { who, says: 'Add a step', schema: AddStep, rule: addStep }),
  command(`${step}/start`, { who, says: 'Start a step', schema: StartStep, rule: startStep }),
  command(`${step}/pause`, { who, says: 'Pause a step, with a reason', schema: PauseStep, rule: pauseStep }),
  command(`${step}/resume`, { who, says: 'Go on with a paused step', schema: ResumeStep, rule: resumeStep, look }),
  command(`${step}/finish`, { who, says: 'Finish a step', schema: FinishStep, rule: finishStep }),
  command(`${step}/take-back`, { who, says: 'Take back a finish', schema: TakeBackStep, rule: takeBackStep }),
  command(`${step}/skip`, { who, says: 'Skip a step, with a reason', schema: SkipStep, rule: skipStep, look }),
  command(`${step}/redo`, { who, says: 'Have a step done again, with a reason', schema: RedoStep, rule: redoStep }),
  command(`${step}/change`, { who, says: 'Change a step, with a reason', schema: ChangeStep, rule: changeStep }),
  command(`${step}/move`, { who, says: 'Give a step another place', schema: MoveStep, rule: moveStep }),
  command(`${step}/assign`, { who, says: 'Give a step to a colleague', schema: AssignStep, rule: assignStep }),
  command('/orders/:order/notes', { who, says: 'Write a note', schema: AddNote, rule: addNote, photos: true }),
];
