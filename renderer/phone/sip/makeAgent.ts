// Phone page. SIP.js's user agent as the phone needs it: every default that would get in the way is named here.
import { type Session, SIPExtension, URI, UserAgent, type UserAgentDelegate } from 'sip.js';
import type { PhoneOptions } from '../port/PhoneOptions';
import { EarlySdh, ICE_CAP } from './EarlySdh';
import type { ServerChoice } from './ServerChoice';
import { transportOn } from './transportOn';

/** `sound`: what is sent on a session, for it alone. */
export function makeAgent(
  { user, domain, server, displayName, iceServers, authorization }: PhoneOptions,
  servers: ServerChoice,
  sound: (session: Session) => MediaStream,
  delegate: UserAgentDelegate,
): UserAgent {
  return new UserAgent({
    uri: new URI('sip', user, domain),
    contactName: user,
    displayName,
    authorizationUsername: authorization?.user ?? '',
    authorizationPassword: authorization?.secret ?? '',
    transportConstructor: transportOn(servers),
    transportOptions: { server, connectionTimeout: 5, keepAliveInterval: 20 },
    sipExtensionReplaces: SIPExtension.Supported,
    noAnswerTimeout: 180,
    logBuiltinEnabled: false,
    // The registration's own loop reconnects, with a spread that SIP.js does not have.
    reconnectionAttempts: 0,
    gracefulShutdown: false,
    sessionDescriptionHandlerFactory: (session) => {
      const stream = (): Promise<MediaStream> => Promise.resolve(sound(session));
      const peerConnectionConfiguration: RTCConfiguration = { iceServers: [...iceServers] };
      const logger = session.userAgent.getLogger('linkseat.media');
      return new EarlySdh(logger, stream, { iceGatheringTimeout: ICE_CAP, peerConnectionConfiguration });
    },
    delegate,
  });
}
