import { command, type Route } from '#src/route.ts';
import { KeepPromise, keepPromise } from './keep-promise.ts';
import { LeaveProcess, leaveProcess } from './leave-process.ts';
import { lookAtPromises as look } from './look-at-promises.ts';
import { MakePromise, makePromise } from './make-promise.ts';
import { MovePromise, movePromise } from './move-promise.ts';
import { NoteCall, noteCall } from './note-call.ts';

const who = 'staff';
const order = '/orders/:order';
const promise = `${order}/promises/:promise`;

/** What has a time: when it is ready, when somebody calls, what somebody said would happen. */
export const promiseRoutes: Route[] = [
  command(`${order}/promises`, { who, says: 'Promise something', schema: MakePromise, rule: makePromise, look }),
  command(`${promise}/move`, { who, says: 'Promise another time', schema: MovePromise, rule: movePromise, look }),
  command(`${promise}/keep`, { who, says: 'Say that it was done', schema: KeepPromise, rule: keepPromise, look }),
  command(`${order}/calls`, { who, says: 'Note a call with the customer', schema: NoteCall, rule: noteCall, look }),
  command(`${order}/process`, {
    who,
    says: 'Note why the usual way was left for this customer',
    schema: LeaveProcess,
    rule: leaveProcess,
  }),
];
