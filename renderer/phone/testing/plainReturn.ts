// Bench: a page of SIP.js that registers and calls somebody, as soon as it is there. Its address says whom, and where.
import { Inviter } from 'sip.js';
import { Voice } from '../mixer/Voice';
import { plainAgent, uriOf } from './plainAgent';

const asked = new URLSearchParams(location.search);
const voice = new Voice(new AudioContext());
voice.sing(Number(asked.get('hertz')));
const agent = await plainAgent({
  server: asked.get('server') ?? '',
  user: 'plain',
  voice,
  // Its STUN server would be waited for in vain.
  iceServers: [],
  onInvite: () => {},
});
await new Inviter(agent, uriOf(asked.get('callee') ?? '')).invite();
