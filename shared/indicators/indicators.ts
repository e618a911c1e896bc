import type { Counts } from './Counts';

/** How a number is written: a share of one, whole seconds, or a count. */
export type Unit = 'share' | 'seconds' | 'count';

export interface Indicator {
  readonly name: IndicatorName;
  readonly unit: Unit;
  /** Undefined where there was nothing to divide by: shown as a dash, never as 0 or 100 %. */
  readonly of: (counts: Counts) => number | undefined;
  /** What should be reached, where a standard says so. */
  readonly goal?: number;
}

const share = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : part / whole);
const seconds = (ms: number, count: number): number | undefined =>
  count === 0 ? undefined : ms / count / 1000;

/** docs/indicators.md writes each formula out; the words on the screen are `indicator.<name>` of the locale. */
const OF = {
  offered: ['count', (c: Counts) => c.offered],
  answered: ['count', (c: Counts) => c.answered],
  missed: ['count', (c: Counts) => c.missed],
  abandoned: ['count', (c: Counts) => c.abandoned],
  /** GB/T 33358: 95 % within 15 s. */
  answerRate15: ['share', (c: Counts) => share(c.answeredIn15, c.offered), 0.95],
  connectRate: ['share', (c: Counts) => share(c.callersAnswered, c.callers), 0.95],
  averageWait: ['seconds', (c: Counts) => seconds(c.waitMs, c.waits)],
  averageRing: ['seconds', (c: Counts) => seconds(c.ringMs, c.rings)],
  averageTalk: ['seconds', (c: Counts) => seconds(c.talkMs, c.talks)],
  averageHold: ['seconds', (c: Counts) => seconds(c.holdMs, c.talks)],
  averageWrapUp: ['seconds', (c: Counts) => seconds(c.wrapUpMs, c.wrapUps)],
  handleTime: [
    'seconds',
    (c: Counts) =>
      c.talks === 0
        ? undefined
        : (c.talkMs + c.holdMs) / c.talks / 1000 + (seconds(c.wrapUpMs, c.wrapUps) ?? 0),
  ],
  occupancy: ['share', (c: Counts) => share(c.contactMs, c.contactMs + c.idleMs)],
  /** A dash where states are not known: by row, level, place, day. */
  paused: [
    'seconds',
    (c: Counts) => (c.contactMs + c.idleMs + c.pauseMs === 0 ? undefined : c.pauseMs / 1000),
  ],
  attempts: ['count', (c: Counts) => c.attempts],
  oneKeySuccess: ['share', (c: Counts) => share(c.partnerAnswered, c.attempts)],
  threePartyShare: ['share', (c: Counts) => share(c.threeParty, c.transferred + c.threeParty)],
  medianHandover: ['seconds', (c: Counts) => (c.handoverMs === null ? undefined : c.handoverMs / 1000)],
  sent: ['count', (c: Counts) => c.sent],
  wrongDiversion: ['share', (c: Counts) => share(c.returned, c.sent)],
  consultations: ['count', (c: Counts) => c.consultations],
  /** 四（二）: 直接解答率. */
  directRate: ['share', (c: Counts) => share(c.direct, c.consultations)],
  responseInTime: ['share', (c: Counts) => share(c.responsesInTime, c.responsesDue)],
  progressInTime: ['share', (c: Counts) => share(c.progressInTime, c.progressDue)],
  toDispatch: ['seconds', (c: Counts) => seconds(c.toDispatchMs, c.dispatches)],
  doubtful: ['count', (c: Counts) => c.doubtful],
} as const satisfies Record<string, readonly [Unit, (counts: Counts) => number | undefined, number?]>;

export type IndicatorName = keyof typeof OF;

export const INDICATORS: readonly Indicator[] = (Object.keys(OF) as IndicatorName[]).map((name) => {
  const [unit, of, goal] = OF[name] as readonly [Unit, Indicator['of'], number?];
  return { name, unit, of, ...(goal === undefined ? {} : { goal }) };
});
