/** Command line: official data with the signature that the seats check. */
import type { KeyPair } from '@nats-io/nkeys';
import type { ReferenceMessage } from '@shared/contract/platform/messages';
import { signedText } from '@shared/contract/platform/signedText';

export function signReference(
  key: KeyPair,
  data: Pick<ReferenceMessage, 'group' | 'version' | 'files'>,
): ReferenceMessage {
  const unsigned = { v: 1 as const, group: data.group, version: data.version, files: data.files };
  const signature = key.sign(new TextEncoder().encode(signedText(unsigned)));
  return { ...unsigned, signature: Buffer.from(signature).toString('base64') };
}
