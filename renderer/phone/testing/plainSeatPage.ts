// Bench: a seat that hands over as SIP.js's own examples do: the caller is taken, the partner rung, and when he answers
// the caller is referred to him. Loaded from the page server.
import { type Invitation, Inviter } from 'sip.js';
import { Voice } from '../mixer/Voice';
import { plainAgent, uriOf, when } from './plainAgent';

export async function openPlainSeat(server: string, user: string, partner: string): Promise<void> {
  const voice = new Voice(new AudioContext());
  const agent = await plainAgent({
    server,
    user,
    voice,
    // Its STUN server would only keep the partner waiting, who is not what is measured.
    iceServers: [],
    onInvite: (invitation) => void handOver(invitation),
  });

  async function handOver(caller: Invitation): Promise<void> {
    await caller.accept();
    const inviter = new Inviter(agent, uriOf(partner));
    const answered = when(inviter, 'Established');
    await inviter.invite();
    await answered;
    await caller.refer(inviter, {
      onNotify: (notification) => {
        void notification.accept();
        if (notification.request.body.startsWith('SIP/2.0 200')) void caller.bye();
      },
    });
  }
}
