import type { HandoverBrief } from '@shared/call/HandoverRecord';
import type { IntakeEvent } from '@shared/intake/IntakeEvent';
import { parseSeatId } from '@shared/kernel/ids';
import { sideOf } from '@shared/kernel/side';
import type { CallRecord } from '../state/CallRecord';

/** What SIP alone told of a hand-over, while its record is not here. */
export const briefOf = (record: CallRecord | undefined): HandoverBrief | undefined =>
  record?.intake.handover === undefined ? record?.call?.brief : undefined;

/** The danger that came with the call and nobody here has taken on or lowered yet: a proposal, one key. */
export function briefDanger(record: CallRecord | undefined): readonly string[] | undefined {
  const brief = briefOf(record);
  if (brief?.dangerNow !== true || record === undefined) return undefined;
  const { danger, writable, done } = record.intake;
  return danger.now || danger.lowered !== undefined || done || !writable ? undefined : brief.danger;
}

/** F10. What a call from a seat of 110 brought is known there already; who else handed it over did not tell police. */
export function markOf(record: CallRecord): IntakeEvent {
  const kinds = briefDanger(record);
  if (kinds === undefined) return { type: 'dangerMarked', kinds: [] };
  const sender = parseSeatId(record.call?.handedBy ?? '');
  const police = sender !== undefined && sideOf(sender) === '110';
  return { type: 'dangerMarked', kinds, ...(police ? { by: 'handover' } : {}) };
}
