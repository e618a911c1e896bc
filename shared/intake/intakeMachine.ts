import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Side } from '../kernel/side';
import { type IntakeContext, startContext } from './IntakeContext';
import type { IntakeEffect } from './IntakeEffect';
import { closeOrder, dispatchOrder, saveOrder } from './intakeEffects';
import { intakeGuards, partnerOf } from './intakeRules';
import type { MachineEvent } from './machineEvent';
import { noted } from './noted';

/*
 * The machine that leads the operator through the plan. Four regions run beside each other:
 *
 *  main     idle ─rang→ ringing ─answered→ open.greeting → open.work ⇄ open.consent
 *                          │                                  │ F6 / F7
 *                          │              ┌───────────────────┴─ladder──────────────────────┐
 *                          │              │ dialling.transferring ─handedOff→ open.level     │
 *                          │              │      │busy, noAnswer, rejected, failed, cancelled│
 *                          │              │      └──→ open.returned (same target by F7)      │
 *                          │              │ dialling.joining ─────────→ open.order           │
 *                          │              │      └ threeParty → threeParty ─settled→ level   │
 *                          │              │                         └partner gone→ settling  │
 *                          │              └──────────────────────────────────────────────────┘
 *                          │ never answered           open.order → open.level → open.save
 *                          └──────────────→ done ←─wrapUpDone── wrapUp ←─ submitted, nonCaseMarked
 *
 *  danger   none → now ⇄ lowered          in every step; downward only with a reason
 *  line     live → gone | lost ⇄ found
 *  origin   own → handedOver              the record that came with the call
 *
 * Inside `open` everything may come in any order and again; what is skipped is skipped, except:
 *  MUST     have the caller's consent, or danger now, before a transfer is dialled (三（二）1, 三（三）1).
 *  MUST     on a 12345 seat with danger now: bring 110 in by call or by order before the matter is saved or kept.
 *  MUST     end every answered call in an order or a named non-case, the caller gone or not.
 *  MUST     come back to the caller after every attempt that does not reach the target.
 *  MUST NOT know time, ids or lists; start anything itself (no invoke, no after); close on danger.
 *  MUST NOT take a non-case where somebody else has had the caller: that record is saved.
 * Accepted events change memory through `noted`; what the world must do leaves as emitted IntakeEffects.
 */
export const intakeMachine = setup({
  types: {} as {
    context: IntakeContext;
    events: MachineEvent;
    emitted: IntakeEffect;
    input: { readonly side: Side };
  },
  guards: intakeGuards,
  actions: {
    note: assign(({ context, event }) => noted(context, event)),
    /** Nothing was dialled, so there is no attempt to keep; its target is offered again. */
    forgetAttempt: assign(({ context }) => ({ attempt: undefined, fallback: context.attempt?.target })),
    lineGone: assign({ line: 'gone' }),
    missed: assign({ missed: true }),
    notMissed: assign({ missed: false }),
    hungUp: assign({ nonCase: 'hungUp' }),
    notNonCase: assign({ nonCase: undefined }),
    /** A transfer was wanted and the caller is gone: the other side gets it by order unless a person says else. */
    leanToDispatch: assign(({ context }) =>
      context.disposal === 'undecided' &&
      (context.attempt?.target ?? context.fallback ?? partnerOf(context)) === partnerOf(context)
        ? { disposal: 'dispatched' }
        : {},
    ),
    startLadder: emit(({ event }): IntakeEffect => {
      if (event.type !== 'ladderStarted') throw new Error(`no ladder by ${event.type}`);
      return { type: 'startLadder', step: event.step, target: event.target };
    }),
    /** Create or edit; what goes to the other side follows at once. */
    writeOrder: enqueueActions(({ context, enqueue }) => {
      enqueue.emit(saveOrder(context));
      if (context.disposal === 'dispatched' && !context.dispatchSent) enqueue.emit(dispatchOrder(context));
    }),
    dispatchOrder: emit(({ context }) => dispatchOrder(context)),
    dispatchSent: assign({ dispatchSent: true }),
    /** What was written in wrap-up is saved too, and a matter that the other side took is closed here. */
    finishOrder: enqueueActions(({ context, enqueue }) => {
      if (!context.saved) return;
      if (context.unsaved) enqueue.emit(saveOrder(context));
      const closing = closeOrder(context);
      if (closing !== undefined) enqueue.emit(closing);
    }),
    finished: assign({ unsaved: false }),
    /** The order of before is out of this seat's hands: what comes now is a matter of its own. */
    reopen: assign({
      nonCase: undefined,
      missed: false,
      saved: false,
      dispatchSent: false,
      disposal: 'undecided',
    }),
    closeNonCase: emit(
      ({ context }): IntakeEffect => ({ type: 'closeNonCase', nonCase: context.nonCase ?? 'hungUp' }),
    ),
  },
}).createMachine({
  id: 'intake',
  context: ({ input }) => startContext(input.side),
  type: 'parallel',
  states: {
    main: {
      initial: 'idle',
      states: {
        idle: { on: { rang: { target: 'ringing', actions: 'note' } } },
        ringing: {
          on: {
            answered: { target: 'open' },
            callerGone: [
              { guard: 'dangerHere', target: 'open.work' },
              { guard: 'hungUpByCaller', target: 'done', actions: ['hungUp', 'closeNonCase'] },
              { target: 'done', actions: 'missed' },
            ],
            callLost: [
              { guard: 'dangerHere', target: 'open.work' },
              { target: 'done', actions: 'missed' },
            ],
          },
        },
        open: {
          initial: 'greeting',
          on: {
            callerReplaced: { actions: 'note' },
            fieldsWritten: { actions: 'note' },
            rowChosen: { actions: 'note' },
            overlapAnswered: { actions: 'note' },
            questionAnswered: { actions: 'note' },
            ownerOverruled: { guard: 'hasReason', actions: 'note' },
            levelConfirmed: { actions: 'note' },
            consentRecorded: [
              { guard: 'consents', target: '.consent', actions: 'note' },
              { guard: 'dissents', target: '.level', actions: 'note' },
            ],
            ladderStarted: [
              {
                guard: 'wantsTransfer',
                target: 'dialling.transferring',
                actions: ['note', 'startLadder'],
              },
              { guard: 'wantsThreeParty', target: 'dialling.joining', actions: ['note', 'startLadder'] },
            ],
            dispatchChosen: { target: '.level', actions: 'note' },
            keptHere: { guard: 'mayKeep', target: '.level', actions: 'note' },
            answeredDirectly: { guard: 'mayAnswer', target: '.level', actions: 'note' },
            settled: { guard: 'wasJoined', target: '.level', actions: 'note' },
            submitted: { guard: 'mayKeep', target: 'wrapUp', actions: ['writeOrder', 'note'] },
            nonCaseMarked: { guard: 'mayBeNoCase', target: 'wrapUp', actions: ['note', 'closeNonCase'] },
            // The caller went while the climb ran; its result is still worth keeping.
            attemptEnded: [
              { guard: 'endsHandedOff', target: '.level', actions: 'note' },
              { guard: 'endsAttempt', actions: 'note' },
            ],
            // The program died between the asking and the dialling, and the phone dialled after all.
            attemptStarted: [
              { guard: 'startsTransfer', target: 'dialling.transferring', actions: 'note' },
              { guard: 'startsThreeParty', target: 'dialling.joining', actions: 'note' },
            ],
          },
          states: {
            greeting: {
              on: {
                greeted: { target: 'work' },
                fieldsWritten: { target: 'work', actions: 'note' },
                rowChosen: { target: 'work', actions: 'note' },
                questionAnswered: { target: 'work', actions: 'note' },
                callerGone: { target: 'work' },
                callLost: { target: 'work' },
              },
            },
            work: {},
            consent: {
              on: {
                callerGone: { target: 'order', actions: 'leanToDispatch' },
                callLost: { target: 'order', actions: 'leanToDispatch' },
              },
            },
            returned: {
              on: {
                callerGone: { target: 'order', actions: 'leanToDispatch' },
                callLost: { target: 'order', actions: 'leanToDispatch' },
              },
            },
            settling: {},
            order: {},
            level: { always: { guard: 'levelKnown', target: 'save' } },
            save: {},
          },
        },
        // The sender's form is read-only while the partner decides.
        dialling: {
          initial: 'transferring',
          on: {
            attemptStarted: { actions: 'note' },
            partnerRang: { actions: 'note' },
            partnerAnswered: { actions: 'note' },
            // Asked for and never dialled: nothing else would bring the operator back.
            callFound: {
              guard: 'notDialled',
              target: '#intake.main.open.returned',
              actions: 'forgetAttempt',
            },
            dispatchChosen: {
              guard: 'notDialled',
              target: '#intake.main.open.level',
              actions: ['forgetAttempt', 'note'],
            },
            keptHere: {
              guard: 'notDialledMayKeep',
              target: '#intake.main.open.level',
              actions: ['forgetAttempt', 'note'],
            },
          },
          states: {
            transferring: {
              on: {
                attemptEnded: [
                  { guard: 'endsHandedOff', target: '#intake.main.open.level', actions: 'note' },
                  { guard: 'endsThreeParty', target: '#intake.main.threeParty', actions: 'note' },
                  {
                    guard: 'endsCallerGone',
                    target: '#intake.main.open.order',
                    actions: ['leanToDispatch', 'note'],
                  },
                  { guard: 'endsAttempt', target: '#intake.main.open.returned', actions: 'note' },
                ],
                callerGone: { target: '#intake.main.open.order', actions: 'leanToDispatch' },
                callLost: { target: '#intake.main.open.order', actions: 'leanToDispatch' },
              },
            },
            joining: {
              on: {
                attemptEnded: [
                  { guard: 'endsThreeParty', target: '#intake.main.threeParty', actions: 'note' },
                  { guard: 'endsHandedOff', target: '#intake.main.open.level', actions: 'note' },
                  { guard: 'endsAttempt', target: '#intake.main.open.order', actions: 'note' },
                ],
                callerGone: { target: '#intake.main.open.order' },
                callLost: { target: '#intake.main.open.order' },
              },
            },
          },
        },
        threeParty: {
          on: {
            callerReplaced: { actions: 'note' },
            fieldsWritten: { actions: 'note' },
            rowChosen: { actions: 'note' },
            overlapAnswered: { actions: 'note' },
            questionAnswered: { actions: 'note' },
            ownerOverruled: { guard: 'hasReason', actions: 'note' },
            levelConfirmed: { actions: 'note' },
            settled: { actions: 'note' },
            partnerGone: [{ guard: 'isSettled', target: 'open.level' }, { target: 'open.settling' }],
            callerGone: [{ guard: 'isSettled', target: 'open.level' }, { target: 'open.settling' }],
            seatLeft: [{ guard: 'isSettled', target: 'open.level' }, { target: 'open.settling' }],
            callLost: [{ guard: 'isSettled', target: 'open.level' }, { target: 'open.settling' }],
          },
        },
        wrapUp: {
          on: {
            fieldsWritten: { actions: 'note' },
            rowChosen: { actions: 'note' },
            overlapAnswered: { actions: 'note' },
            questionAnswered: { actions: 'note' },
            ownerOverruled: { guard: 'hasReason', actions: 'note' },
            levelConfirmed: { actions: 'note' },
            attemptEnded: { guard: 'endsAttempt', actions: 'note' },
            dispatchChosen: {
              guard: 'mayDispatchLate',
              actions: ['note', 'dispatchOrder', 'dispatchSent'],
            },
            submitted: { guard: 'mayKeep', actions: ['writeOrder', 'note'] },
            nonCaseMarked: { guard: 'mayBeNoCase', actions: ['note', 'closeNonCase'] },
            dangerMarked: { guard: 'dangerFresh', target: 'open.work', actions: 'notNonCase' },
            wrapUpDone: { guard: 'lineOver', target: 'done', actions: ['finishOrder', 'finished'] },
          },
        },
        done: {
          on: {
            dangerMarked: { guard: 'dangerFresh', target: 'open.work', actions: 'reopen' },
            callFound: { guard: 'foundAgain', target: 'ringing', actions: 'notMissed' },
            attemptEnded: { guard: 'endsAttempt', actions: 'note' },
          },
        },
      },
    },
    danger: {
      initial: 'none',
      states: {
        none: {
          on: {
            dangerMarked: { target: 'now', actions: 'note' },
            handoverReceived: { guard: 'dangerHandedOver', target: 'now' },
          },
        },
        now: {
          on: {
            dangerMarked: { actions: 'note' },
            dangerLowered: { guard: 'hasReason', target: 'lowered', actions: 'note' },
          },
        },
        lowered: {
          on: {
            dangerMarked: { target: 'now', actions: 'note' },
            handoverReceived: { guard: 'dangerHandedOver', target: 'now' },
          },
        },
      },
    },
    line: {
      initial: 'live',
      states: {
        live: {
          on: {
            callerGone: { target: 'gone', actions: 'note' },
            seatLeft: { target: 'gone', actions: 'note' },
            attemptEnded: { guard: 'endsHandedOff', target: 'gone', actions: 'lineGone' },
            callLost: { target: 'lost', actions: 'note' },
            callFound: { target: 'found', actions: 'note' },
          },
        },
        found: {
          on: {
            callerGone: { target: 'gone', actions: 'note' },
            seatLeft: { target: 'gone', actions: 'note' },
            attemptEnded: { guard: 'endsHandedOff', target: 'gone', actions: 'lineGone' },
            callLost: { target: 'lost', actions: 'note' },
          },
        },
        lost: {
          on: {
            callerGone: { target: 'gone', actions: 'note' },
            callFound: { target: 'found', actions: 'note' },
          },
        },
        gone: { on: { callLost: { actions: 'note' } } },
      },
    },
    origin: {
      initial: 'own',
      states: {
        own: { on: { handoverReceived: { guard: 'handoverInTime', target: 'handedOver', actions: 'note' } } },
        handedOver: {},
      },
    },
  },
});
