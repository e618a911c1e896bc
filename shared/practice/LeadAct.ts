import type { Cue } from './cueOf';

/** What a trainer does in a run that he leads, from his own seat. */
export type LeadAct =
  /** He comes behind the caller: hears all that the seat hears, and is heard by nobody. */
  | { readonly do: 'join' }
  /** The caller says this line now, whatever the script has next. */
  | { readonly do: 'say'; readonly line: string }
  /** The trainer speaks as the caller, whose script keeps still meanwhile; off: it goes on. */
  | { readonly do: 'speak'; readonly on: boolean }
  /** 0 calm … 100 beside himself, from now on. */
  | { readonly do: 'temper'; readonly temper: number }
  /** The trainee has promised what is not his to promise. */
  | { readonly do: 'promised' }
  /** The caller hangs up. */
  | { readonly do: 'end' };

/** For the scripted parties of this script: what the trainee's work at the desk tells them. */
export interface CallCue {
  readonly script: string;
  readonly cue: Cue;
}

/** For the scripted caller of this script: who leads him, by the number of the trainer's phone, and what he is to do. */
export interface CallerOrder {
  readonly script: string;
  readonly from: string;
  readonly act: LeadAct;
}
