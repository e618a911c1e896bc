// Main process. Bytes → a message with its envelope: the one door through which everything from outside comes in.
import { ok } from '@shared/kernel/result';
import { type Envelope, type RequestEnvelope, readEnvelope, readRequestEnvelope } from './envelope';
import { parseMessage } from './parseMessage';
import type { Read, SipRequest, SipResponse } from './sipMessage';

export type Incoming =
  | { readonly message: SipRequest; readonly envelope: RequestEnvelope }
  | { readonly message: SipResponse; readonly envelope: Envelope };

export type IncomingRequest = Extract<Incoming, { message: SipRequest }>;
export type IncomingResponse = Extract<Incoming, { message: SipResponse }>;

export const readMessage = (data: string | Uint8Array): Read<Incoming> => {
  const parsed = parseMessage(data);
  if (!parsed.ok) return parsed;
  const message = parsed.value;
  if (message.kind === 'request') {
    const envelope = readRequestEnvelope(message);
    return envelope.ok ? ok({ message, envelope: envelope.value }) : envelope;
  }
  const envelope = readEnvelope(message);
  return envelope.ok ? ok({ message, envelope: envelope.value }) : envelope;
};

export const isRequest = (incoming: Incoming): incoming is IncomingRequest =>
  incoming.message.kind === 'request';
