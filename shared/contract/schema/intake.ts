// What an operator may put on record about a call.
import { z } from 'zod';
import { code, longText, phoneNumber, sentence, shortText } from './text';

const type = <T extends string>(name: T) => z.literal(name);
const side = z.enum(['12345', '110']);

/** The fields of the form that changed; each may be missing, none may be undefined. */
const fields = z.strictObject({
  narrative: longText.exactOptional(),
  place: sentence.exactOptional(),
  division: z
    .string()
    .regex(/^(\d{6})?$/)
    .exactOptional(),
  callerName: shortText.exactOptional(),
  callbackNumber: phoneNumber.exactOptional(),
  kind: z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', '']).exactOptional(),
});

export const intakeEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: type('greeted') }),
  z.strictObject({ type: type('fieldsWritten'), fields }),
  z.strictObject({ type: type('rowChosen'), row: code, item: code.optional() }),
  z.strictObject({
    type: type('overlapAnswered'),
    overlap: code,
    answer: z.enum(['yes', 'no', 'unsure']),
  }),
  z.strictObject({
    type: type('dangerMarked'),
    kinds: z.array(code).max(32).readonly(),
    by: z.enum(['words', 'handover']).optional(),
    words: z.array(shortText).max(32).readonly().optional(),
  }),
  z.strictObject({
    type: type('dangerLowered'),
    reason: sentence,
    words: z.array(shortText).max(32).readonly().optional(),
  }),
  z.strictObject({
    type: type('questionAnswered'),
    question: code,
    answer: shortText,
    said: sentence.optional(),
  }),
  z.strictObject({
    type: type('ownerOverruled'),
    owner: z.enum(['ours', 'theirs', 'unclear', 'both']),
    reason: sentence,
  }),
  z.strictObject({ type: type('consentRecorded'), consent: z.enum(['given', 'refused', 'notPossible']) }),
  z.strictObject({
    type: type('ladderStarted'),
    step: z.enum(['transfer', 'threeParty']),
    target: phoneNumber,
  }),
  z.strictObject({ type: type('dispatchChosen') }),
  z.strictObject({ type: type('keptHere') }),
  z.strictObject({ type: type('answeredDirectly') }),
  z.strictObject({
    type: type('settled'),
    takenBy: side,
    saidBy: z.enum(['caller', '12345', '110', 'lead']),
  }),
  z.strictObject({
    type: type('levelConfirmed'),
    level: z.literal([1, 2, 3]),
    reason: sentence.optional(),
  }),
  z.strictObject({ type: type('submitted') }),
  z.strictObject({
    type: type('nonCaseMarked'),
    nonCase: z.enum(['silent', 'misdialled', 'prank', 'harassment', 'hungUp']),
  }),
  z.strictObject({ type: type('wrapUpDone') }),
]);
