import type { CallFact } from './CallFact';
import type { Leg } from './Leg';

/** A leg as it begins: ringing here, or dialled from here. */
export function firstLeg(fact: Extract<CallFact, { type: 'legOffered' | 'legDialled' }>): Leg {
  const { leg: id, role, party, supervision } = fact;
  const leg = { id, role, party, muted: false, ...(supervision === undefined ? {} : { supervision }) };
  return fact.type === 'legOffered'
    ? { ...leg, direction: 'in', state: { at: 'offered' } }
    : { ...leg, direction: 'out', state: { at: 'dialled' } };
}

/** Folds one fact about this leg. What cannot happen in the leg's state changes nothing; an ended leg stays so. */
export function evolveLeg(leg: Leg, fact: CallFact): Leg {
  const { state } = leg;
  if (state.at === 'ended') return leg;
  switch (fact.type) {
    case 'legRung':
      return state.at === 'dialled' ? { ...leg, state: { at: 'rung' } } : leg;
    case 'legAnswered':
      if (state.at === 'connected') return leg;
      return { ...leg, state: { at: 'connected', heldHere: false, heldThere: false } };
    case 'legHeld':
    case 'legRetrieved':
      return withHold(leg, fact.by, fact.type === 'legHeld');
    case 'legReplaced':
      return { ...notHeldThere(leg), party: fact.party };
    case 'legRecovered':
      return notHeldThere(leg);
    case 'legConfirmed':
      return { ...leg, dialog: fact.dialog };
    case 'legMuted':
    case 'legUnmuted':
      return leg.muted === (fact.type === 'legMuted') ? leg : { ...leg, muted: !leg.muted };
    case 'supervisionChanged':
      return leg.supervision === undefined ? leg : { ...leg, supervision: fact.supervision };
    case 'legEnded':
      return { ...leg, state: { at: 'ended', cause: fact.cause, status: fact.status } };
    default:
      return leg;
  }
}

/** On a new dialog nobody there has said yet that we are held. */
const notHeldThere = (leg: Leg): Leg => withHold(leg, 'them', false);

function withHold(leg: Leg, by: 'us' | 'them', held: boolean): Leg {
  const { state } = leg;
  if (state.at !== 'connected') return leg;
  const side = by === 'us' ? 'heldHere' : 'heldThere';
  return state[side] === held ? leg : { ...leg, state: { ...state, [side]: held } };
}
