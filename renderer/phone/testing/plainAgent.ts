// Bench: SIP.js with nothing set but where it registers, what it sends and, where it is asked for, its STUN server.
import { type Invitation, Registerer, type Session, URI, UserAgent, Web } from 'sip.js';
import type { Voice } from '../mixer/Voice';

const DOMAIN = 'linkseat.invalid';

export const uriOf = (user: string): URI => new URI('sip', user, DOMAIN);

export interface PlainOptions {
  readonly server: string;
  readonly user: string;
  readonly voice: Voice;
  /** Undefined: SIP.js's own. */
  readonly iceServers?: readonly RTCIceServer[] | undefined;
  readonly onInvite?: (invitation: Invitation) => void;
}

/** Registered, where it can be rung. */
export async function plainAgent({
  server,
  user,
  voice,
  iceServers,
  onInvite,
}: PlainOptions): Promise<UserAgent> {
  const agent = new UserAgent({
    uri: uriOf(user),
    transportOptions: { server },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(() =>
      Promise.resolve(voice.stream.clone()),
    ),
    ...(iceServers && {
      sessionDescriptionHandlerFactoryOptions: {
        peerConnectionConfiguration: { iceServers: [...iceServers] },
      },
    }),
    ...(onInvite && { delegate: { onInvite } }),
  });
  await agent.start();
  if (onInvite) await registered(agent);
  return agent;
}

const registered = (agent: UserAgent): Promise<void> =>
  new Promise((resolve, reject) => {
    const onAccept = (): void => resolve();
    new Registerer(agent).register({ requestDelegate: { onAccept } }).catch(reject);
  });

export const when = (session: Session, wanted: 'Established' | 'Terminated'): Promise<void> =>
  new Promise((resolve) => {
    session.stateChange.addListener((state) => {
      if (state === wanted) resolve();
    });
  });
