import { type Core, Inviter, type Session, SessionState } from 'sip.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OfferTurn } from './OfferTurn';
import { Reinvites } from './Reinvites';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A session that stands, whose re-INVITEs are answered with `statuses` in turn. */
function standing(of: object, statuses: readonly number[]): { session: Session; restarts: boolean[] } {
  const restarts: boolean[] = [];
  const left = [...statuses];
  const session = Object.create(of, {
    state: { value: SessionState.Established },
    stateChange: { value: { addListener: () => undefined } },
    invite: {
      value: async ({ sessionDescriptionHandlerOptions: { offerOptions }, requestDelegate }: Sent) => {
        restarts.push(offerOptions.iceRestart);
        const statusCode = left.shift() ?? 200;
        if (statusCode === 200) requestDelegate.onAccept();
        else requestDelegate.onReject({ message: { statusCode } });
      },
    },
  }) as Session;
  return { session, restarts };
}

interface Sent {
  readonly sessionDescriptionHandlerOptions: { readonly offerOptions: { readonly iceRestart: boolean } };
  readonly requestDelegate: {
    readonly onAccept: () => void;
    readonly onReject: (response: { message: { statusCode: number } }) => void;
  };
}

describe('a question that crosses one of theirs', () => {
  test.each([
    { end: 'who made the call', of: Inviter.prototype, least: 2_100, most: 4_000 },
    { end: 'who was called', of: {}, least: 0, most: 2_000 },
  ])(
    'is asked once more, on new paths too: by $end after $least to $most ms',
    async ({ of, least, most }) => {
      for (const random of [0, 0.999]) {
        const { session, restarts } = standing(of, [491]);
        const reinvites = new Reinvites(
          () => session,
          new OfferTurn(),
          () => random,
        );
        const from = Date.now();
        const answer = reinvites.ask();
        await vi.advanceTimersToNextTimerAsync();
        while (restarts.length < 2) await vi.advanceTimersToNextTimerAsync();
        expect(await answer).toBe('alive');
        expect(restarts).toEqual([true, true]);
        expect(Date.now() - from).toBeCloseTo(random === 0 ? least : most, -1);
      }
    },
  );

  test('is not asked once more where the far end is gone', async () => {
    const { session, restarts } = standing({}, [481]);
    const reinvites = new Reinvites(
      () => session,
      new OfferTurn(),
      () => 0,
    );
    expect(await reinvites.ask()).toBe('gone');
    expect(restarts).toEqual([true]);
  });
});

describe('one offer at a time', () => {
  const dialogOf = (turn: OfferTurn): { arrives: () => void; answered: () => number; refused: number[] } => {
    const refused: number[] = [];
    let answered = 0;
    const delegate: Core.SessionDelegate = {
      onInvite: () => {
        answered += 1;
      },
    };
    const dialog = { delegate };
    turn.begin({ dialog } as unknown as Session);
    const request = {
      reject: ({ statusCode }: { statusCode: number }) => refused.push(statusCode),
    } as unknown as Core.IncomingInviteRequest;
    return { arrives: () => dialog.delegate.onInvite?.(request), answered: () => answered, refused };
  };

  test('theirs is refused as crossing only until ours is answered or taken back', async () => {
    const turn = new OfferTurn();
    const dialog = dialogOf(turn);
    await turn.ours(() => Promise.resolve(dialog.arrives()));
    expect(dialog.refused).toEqual([491]);
    dialog.arrives();
    expect(dialog.refused).toEqual([491]);
    expect(dialog.answered()).toBe(1);
  });

  test('ours that could not be made bars nobody', async () => {
    const turn = new OfferTurn();
    const dialog = dialogOf(turn);
    await expect(turn.ours(() => Promise.reject(new Error('closed')))).rejects.toThrow('closed');
    dialog.arrives();
    expect(dialog.refused).toEqual([]);
  });

  test('ours waits until theirs is answered and acknowledged', async () => {
    const turn = new OfferTurn();
    const dialog = dialogOf(turn);
    dialog.arrives();
    let isFree = false;
    void turn.free.then(() => {
      isFree = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isFree).toBe(false);
    turn.over();
    await vi.advanceTimersByTimeAsync(0);
    expect(isFree).toBe(true);
  });
});
