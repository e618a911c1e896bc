// Phone page. SIP.js's media half of one dialog, with its three faults mended (telephony.md): it ends ICE gathering
// shortly after the first usable candidate, rolls a refused offer back without harm to the sound, and lets the direction
// follow our own wish.
import { Web } from 'sip.js';

/** Milliseconds after the first UDP candidate, for the other interfaces' candidates to come in. */
const ICE_GRACE = 20;
/** Milliseconds that an offer waits for candidates at the most. */
export const ICE_CAP = 250;

type BaseOptions = Web.SessionDescriptionHandlerOptions;

export class EarlySdh extends Web.SessionDescriptionHandler {
  readonly #closed = new AbortController();
  #grace: ReturnType<typeof setTimeout> | undefined;
  #canRollBack = false;

  constructor(...args: ConstructorParameters<typeof Web.SessionDescriptionHandler>) {
    super(...args);
    this.peerConnectionDelegate = {
      onicecandidate: (event) => {
        if (event.candidate?.protocol !== 'udp' || this.#grace !== undefined) return;
        this.#grace = setTimeout(() => this.iceGatheringComplete(), ICE_GRACE);
      },
      onicegatheringstatechange: () => {
        if (this.peerConnection?.iceGatheringState !== 'gathering') return;
        clearTimeout(this.#grace);
        this.#grace = undefined;
      },
    };
  }

  /** Calls back at once for a track that is there, and for each that comes. */
  onRemoteStream(fn: (stream: MediaStream) => void): void {
    const stream = this.remoteMediaStream;
    if (stream.getAudioTracks().length > 0) fn(stream);
    // Chromium keeps a stream that WebAudio has read from: it must not keep the whole leg with it.
    stream.addEventListener('addtrack', () => fn(stream), { signal: this.#closed.signal });
  }

  sendTone(tone: string): boolean {
    return this.sendDtmf(tone, { duration: 160, interToneGap: 70 });
  }

  override async getDescription(
    ...args: Parameters<Web.SessionDescriptionHandler['getDescription']>
  ): ReturnType<Web.SessionDescriptionHandler['getDescription']> {
    if (this.peerConnection?.signalingState === 'stable') await this.#makeRollBackSafe(this.peerConnection);
    return super.getDescription(...args);
  }

  /**
   * Where the first offer of a connection was theirs, Chromium (156) goes on taking it for open after it was answered:
   * to roll back one of ours would take that one back too, and the transport and the sound with it. Their offer told
   * once more, and that rolled back, ends this, and changes nothing else.
   */
  async #makeRollBackSafe(connection: RTCPeerConnection): Promise<void> {
    if (this.#canRollBack) return;
    this.#canRollBack = true;
    const theirs = connection.currentRemoteDescription;
    // Ours is the first.
    if (!theirs) return;
    await connection.setRemoteDescription(theirs);
    await connection.setRemoteDescription({ type: 'rollback' });
  }

  /**
   * Until there is something to say: SIP.js waits where the last offer of ours asked for new paths, and so would answer
   * new paths of theirs with none of its own, and wait in vain in every answer after ours.
   */
  protected override waitForIceGatheringComplete(_restart?: boolean, limit?: number): Promise<void> {
    const connection = this.peerConnection;
    const hasPaths = connection?.localDescription?.sdp.includes('a=candidate:');
    if (hasPaths && connection?.iceGatheringState === 'complete') return Promise.resolve();
    return super.waitForIceGatheringComplete(true, limit);
  }

  /**
   * A refused re-INVITE leaves `have-local-offer`, in which every later one throws. Chromium takes this for an offer of
   * theirs, too, which SIP.js could not answer.
   */
  async rollbackDescription(): Promise<void> {
    const connection = this.peerConnection;
    if (connection && connection.signalingState !== 'stable') {
      await connection.setLocalDescription({ type: 'rollback' });
    }
  }

  override close(): void {
    clearTimeout(this.#grace);
    this.#closed.abort();
    super.close();
  }

  /**
   * What we want; the browser intersects it with what was offered (RFC 8829 §5.3.1). SIP.js derives the next
   * direction from the last one, and so never comes back from a hold that both sides asked for.
   */
  protected override updateDirection(options?: BaseOptions): Promise<void> {
    const direction = options?.hold ? 'sendonly' : 'sendrecv';
    for (const transceiver of this.peerConnection?.getTransceivers() ?? []) {
      if (transceiver.direction !== 'stopped') transceiver.direction = direction;
    }
    return Promise.resolve();
  }
}
