// Phone page. What an INVITE of ours carries beside what SIP itself asks for.
import type { PhoneOptions } from '../port/PhoneOptions';
import type { DialRequest } from '../port/PhonePort';
import { briefHeaders } from './handoverBrief';
import { SUPERVISE } from './offeredFact';

/** P-Asserted-Identity (RFC 3325), its name quoted: one odd character would make the peer drop the whole message. */
export const assertedHeaders = ({ asserted, domain }: Pick<PhoneOptions, 'asserted' | 'domain'>): string[] =>
  asserted
    ? [`P-Asserted-Identity: "${asserted.name.replace(/["\\]/g, '')}" <sip:${asserted.number}@${domain}>`]
    : [];

export function linkageHeaders({
  handover,
  brief,
  supervision,
}: Pick<DialRequest, 'handover' | 'brief' | 'supervision'>): string[] {
  return [
    ...(handover === undefined ? [] : [`X-Linkage-Handover: ${handover}`]),
    ...(brief === undefined ? [] : briefHeaders(brief)),
    ...(supervision === undefined ? [] : [`${SUPERVISE}: ${supervision}`]),
  ];
}
