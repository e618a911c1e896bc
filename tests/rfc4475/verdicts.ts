// The torture messages of RFC 4475 and what has to become of each. Section numbers are the RFC's.

export type Verdict =
  /** Read, and routed or answered by its content. */
  | { readonly is: 'accepted' }
  /** A request answered with one of these codes. */
  | { readonly is: 'answered'; readonly with: readonly number[] }
  /** A response that goes nowhere. */
  | { readonly is: 'dropped' };

const accepted: Verdict = { is: 'accepted' };
const dropped: Verdict = { is: 'dropped' };
const answered = (...codes: readonly number[]): Verdict => ({ is: 'answered', with: codes });

export const VERDICTS: Readonly<Record<string, { readonly section: string; readonly verdict: Verdict }>> = {
  // 3.1.1 valid, however strange
  wsinv: { section: '3.1.1.1', verdict: accepted },
  intmeth: { section: '3.1.1.2', verdict: accepted },
  esc01: { section: '3.1.1.3', verdict: accepted },
  escnull: { section: '3.1.1.4', verdict: accepted },
  esc02: { section: '3.1.1.5', verdict: accepted },
  lwsdisp: { section: '3.1.1.6', verdict: accepted },
  longreq: { section: '3.1.1.7', verdict: accepted },
  dblreq: { section: '3.1.1.8', verdict: accepted },
  semiuri: { section: '3.1.1.9', verdict: accepted },
  transports: { section: '3.1.1.10', verdict: accepted },
  mpart01: { section: '3.1.1.11', verdict: accepted },
  unreason: { section: '3.1.1.12', verdict: accepted },
  noreason: { section: '3.1.1.13', verdict: accepted },
  // 3.1.2 invalid
  badinv01: { section: '3.1.2.1', verdict: answered(400) },
  clerr: { section: '3.1.2.2', verdict: answered(400) },
  ncl: { section: '3.1.2.3', verdict: answered(400) },
  scalar02: { section: '3.1.2.4', verdict: answered(400) },
  scalarlg: { section: '3.1.2.5', verdict: dropped },
  quotbal: { section: '3.1.2.6', verdict: answered(400) },
  // May be read leniently; we refuse, since the clients behind us would drop it without a word.
  ltgtruri: { section: '3.1.2.7', verdict: answered(400) },
  lwsruri: { section: '3.1.2.8', verdict: answered(400) },
  lwsstart: { section: '3.1.2.9', verdict: answered(400) },
  trws: { section: '3.1.2.10', verdict: answered(400) },
  escruri: { section: '3.1.2.11', verdict: answered(400) },
  // A proxy has no business with Date: read leniently, handed on as it came.
  baddate: { section: '3.1.2.12', verdict: accepted },
  regbadct: { section: '3.1.2.13', verdict: answered(400) },
  badaspec: { section: '3.1.2.14', verdict: answered(400) },
  baddn: { section: '3.1.2.15', verdict: answered(400) },
  badvers: { section: '3.1.2.16', verdict: answered(505) },
  mismatch01: { section: '3.1.2.17', verdict: answered(400) },
  mismatch02: { section: '3.1.2.18', verdict: answered(400, 501) },
  bigcode: { section: '3.1.2.19', verdict: dropped },
  // 3.2 transaction layer
  badbranch: { section: '3.2.1', verdict: accepted },
  // 3.3 application layer
  insuf: { section: '3.3.1', verdict: answered(400) },
  unkscm: { section: '3.3.2', verdict: answered(416) },
  novelsc: { section: '3.3.3', verdict: answered(416) },
  unksm2: { section: '3.3.4', verdict: answered(400) },
  bext01: { section: '3.3.5', verdict: answered(420) },
  invut: { section: '3.3.6', verdict: accepted },
  regaut01: { section: '3.3.7', verdict: answered(401) },
  multi01: { section: '3.3.8', verdict: answered(400) },
  mcl01: { section: '3.3.9', verdict: answered(400) },
  bcast: { section: '3.3.10', verdict: dropped },
  zeromf: { section: '3.3.11', verdict: answered(483) },
  cparam01: { section: '3.3.12', verdict: accepted },
  cparam02: { section: '3.3.13', verdict: accepted },
  regescrt: { section: '3.3.14', verdict: accepted },
  sdp01: { section: '3.3.15', verdict: accepted },
  // 3.4 old syntax
  inv2543: { section: '3.4.1', verdict: accepted },
};
