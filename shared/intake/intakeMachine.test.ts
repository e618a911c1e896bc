import { beforeAll, describe, expect, it } from 'vitest';
import { type SnapshotFrom, transition } from 'xstate';
import { createTestModel, getStateNodes } from 'xstate/graph';
import type { IntakeEffect } from './IntakeEffect';
import { intakeMachine } from './intakeMachine';
import { must110First } from './intakeRules';
import { ALPHABET } from './machineAlphabet';
import type { MachineEvent } from './machineEvent';

type Snapshot = SnapshotFrom<typeof intakeMachine>;

/** One step of a generated path: every state that can be reached, and every event of the alphabet in it. */
interface Step {
  readonly from: Snapshot;
  readonly event: MachineEvent;
  readonly to: Snapshot;
  readonly effects: readonly IntakeEffect[];
}

/** Two snapshots are one state where the regions and what the guards read are the same. */
function keyOf({ value, context }: Snapshot): string {
  const { attempt, consent, settled, level, missed, saved } = context;
  const read = [
    attempt !== undefined,
    attempt?.at === 'requested',
    consent === 'given',
    settled !== undefined,
    level !== undefined,
    missed,
    saved && mainOf({ value }) === 'wrapUp',
    must110First(context),
  ];
  return JSON.stringify([{ ...value, origin: '' }, read.map(Number).join('')]);
}

const model = createTestModel(intakeMachine, {
  events: () => ALPHABET as never,
  input: { side: '12345' },
  serializeState: (snapshot) => keyOf(snapshot),
});

const steps: Step[] = [];
const taken = new Set<string>();
let states: readonly Snapshot[] = [];

const mainOf = ({ value }: Pick<Snapshot, 'value'>): string =>
  typeof value.main === 'string' ? value.main : (Object.values(value.main)[0] as string);
const emitted = (actions: readonly unknown[]): readonly IntakeEffect[] =>
  (actions as readonly { type: string; params: { event: IntakeEffect } }[]).flatMap(({ type, params }) =>
    type === 'xstate.emit' ? [params.event] : [],
  );

/** Every transition of the machine, by the state it stands in, its event and its place among its siblings. */
const named = (source: string, event: string, place: number): string => `${source} ${event} ${place}`;
const allTransitions = (): readonly string[] =>
  getStateNodes(intakeMachine).flatMap((node) =>
    [...node.transitions.entries()].flatMap(([event, list]) =>
      list.map((_, place) => named(node.id, event, place)),
    ),
  );

beforeAll(() => {
  // The model drops paths that are the beginning of longer ones: their ends are met on the way.
  const met = model
    .getShortestPaths()
    .flatMap((path) => [path.state, ...path.steps.map(({ state }) => state)]);
  states = [...new Map((met as Snapshot[]).map((state) => [keyOf(state), state])).values()];
  for (const from of states) for (const event of ALPHABET) walk(from, event);
}, 60_000);

function walk(from: Snapshot, event: MachineEvent): void {
  const transitions = intakeMachine.getTransitionData(from, event);
  if (transitions.length === 0) return;
  for (const each of transitions) {
    const place = each.source.transitions.get(event.type)?.indexOf(each) ?? -1;
    taken.add(named(each.source.id, event.type, place));
  }
  const [to, actions] = transition(intakeMachine, from, event);
  steps.push({ from, event, to, effects: emitted(actions) });
}

describe('generated paths through the intake', () => {
  it('take every transition of the machine', () => {
    const all = allTransitions();
    expect(all.filter((name) => !taken.has(name))).toEqual([]);
    expect(taken.size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(100);
  });

  it('reach every step, and save by itself where the level is known', () => {
    const reached = new Set(states.map(mainOf));
    expect([...reached].sort()).toEqual(
      'idle ringing greeting work consent transferring joining threeParty returned settling order level save wrapUp done'
        .split(' ')
        .sort(),
    );
    for (const { to } of steps) if (to.context.level !== undefined) expect(mainOf(to)).not.toBe('level');
  });

  it('keep the words that guards read equal to the regions', () => {
    for (const { value, context } of states) {
      expect(context.danger.now).toBe(value.danger === 'now');
      expect(context.line).toBe(value.line);
      expect(context.handover !== undefined).toBe(value.origin === 'handedOver');
    }
  });

  it('let danger be marked in every state', () => {
    for (const state of states) expect(state.can({ type: 'dangerMarked', kinds: [] })).toBe(true);
  });

  it('dial a transfer only with recorded consent or danger, and only for a caller on the line', () => {
    let dialled = 0;
    for (const { from, event, to, effects } of steps) {
      const starts = effects.some(({ type, ...rest }) => type === 'startLadder' && 'step' in rest);
      const enters = mainOf(to) === 'transferring' && mainOf(from) !== 'transferring';
      if (!starts && !enters) continue;
      dialled += 1;
      expect(['live', 'found']).toContain(from.context.line);
      if ('step' in event && event.step === 'transfer')
        expect(from.context.consent === 'given' || from.context.danger.now).toBe(true);
      else expect(from.context.consent !== 'refused' || from.context.danger.now).toBe(true);
    }
    expect(dialled).toBeGreaterThan(50);
  });

  it('end every attempt with the caller: talked to, or gone', () => {
    let ended = 0;
    for (const { from, event, to } of steps) {
      if (event.type !== 'attemptEnded' || from.context.attempt === undefined) continue;
      ended += 1;
      expect(to.context.attempt).toBeUndefined();
      expect(['transferring', 'joining']).not.toContain(mainOf(to));
    }
    expect(ended).toBeGreaterThan(50);
  });

  it('end in an order or a named non-case, or in a call that nobody here answered', () => {
    for (const { from, to } of steps) {
      if (mainOf(to) !== 'done' || mainOf(from) === 'done') continue;
      const { saved, nonCase, missed } = to.context;
      expect(saved || nonCase !== undefined || missed).toBe(true);
      if (missed) expect(mainOf(from)).toBe('ringing');
    }
  });

  it('never write anything down for a 12345 seat in danger before 110 has it', () => {
    for (const { from, effects } of steps) {
      if (!from.context.danger.now || !effects.some(({ type }) => type === 'saveOrder')) continue;
      const { disposal, attempts, dispatchSent, danger } = from.context;
      // What police handed over with its danger is theirs already.
      const known =
        danger.by === '110' ||
        attempts.some(({ result }) => result === 'handedOff' || result === 'threeParty');
      expect(disposal === 'dispatched' || dispatchSent || known).toBe(true);
    }
  });

  it('have no dead end: from every state the operator comes to the end', () => {
    const before = new Map<string, Set<string>>();
    for (const { from, to } of steps) {
      const key = keyOf(to);
      before.set(key, (before.get(key) ?? new Set()).add(keyOf(from)));
    }
    const home = new Set(states.filter((state) => mainOf(state) === 'done').map(keyOf));
    const open = [...home];
    for (let key = open.pop(); key !== undefined; key = open.pop())
      for (const earlier of before.get(key) ?? [])
        if (!home.has(earlier)) {
          home.add(earlier);
          open.push(earlier);
        }
    expect(states.filter((state) => !home.has(keyOf(state))).map(mainOf)).toEqual([]);
  });
});
