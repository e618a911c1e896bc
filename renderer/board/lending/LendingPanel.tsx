// Renderer, board page: seats across cities (三（五）). Arrows choose a lending, digits pick idle seats, Enter lends them,
// X sends back, Q begins another wish.
import { type SeatKey, seatKey } from '@shared/board/BoardFrame';
import type { LendingId } from '@shared/kernel/ids';
import { isWaiting, type Lending } from '@shared/seat/lending/lendings';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk, useBoard, useBoardState } from '../BoardContext';
import { useKeysHere } from '../parts/useKeysHere';
import { useLines } from '../parts/useLines';
import { idleFor, inOrder, lendingBy, pickedOf } from '../view/lendingView';
import { AskSeats } from './AskSeats';
import './Lending.css';
import { LendingItem } from './LendingItem';

/** Older ones are in the log. */
const SHOWN = 20;

export function LendingPanel() {
  const { t } = useTranslation();
  const { rows, seconds } = useBoard();
  const ask = useAsk();
  // Once a second: which seats are idle now.
  useLines();
  const region = useBoardState(({ settings }) => settings.platformRegion);
  const known = useBoardState((state) => state.lendings);
  const [at, setAt] = useState<LendingId>();
  const [picks, setPicks] = useState<Readonly<Record<LendingId, readonly SeatKey[]>>>({});
  const all = inOrder(known, seconds.now()).slice(0, SHOWN);
  const chosen = all.find(({ lending }) => lending === at) ?? all[0];
  const idleOf = (one: Lending) => (isWaiting(one, seconds.now()) ? idleFor(one, rows.cards(), region) : []);
  const picked = (one: Lending) => pickedOf(one, idleOf(one), picks[one.lending]);

  const pick = (one: Lending, key: SeatKey | undefined) => {
    if (key === undefined) return;
    const now = picked(one).map(seatKey);
    const next = now.includes(key) ? now.filter((other) => other !== key) : [...now, key];
    setPicks({ ...picks, [one.lending]: next });
  };
  const give = async (one: Lending) => {
    const seats = picked(one).map(({ region: of, seat }) => ({ region: of, seat }));
    if (seats.length === 0) return;
    const { [one.lending]: _, ...rest } = picks;
    if ((await ask('lend.give', { lending: one.lending, seats })).ok) setPicks(rest);
  };
  const sendBack = async (one: Lending) => {
    for (const seat of one.out) await ask('lend.back', { lending: one.lending, seat });
  };

  const onKey = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp')
      setAt(lendingBy(all, chosen?.lending, key === 'ArrowDown' ? 1 : -1));
    else if (chosen === undefined) return false;
    else if (key === 'x') void sendBack(chosen);
    else if (key === 'Enter') void give(chosen);
    else if (/^[1-9]$/.test(key)) {
      const card = idleOf(chosen)[Number(key) - 1];
      pick(chosen, card && seatKey(card));
    } else return false;
    return true;
  };
  useKeysHere(onKey);
  return (
    <Panel title={t('lending.title')} className="lending-panel">
      <AskSeats />
      {all.length === 0 && <p className="soft pad">{t('lending.none')}</p>}
      <ul className="lendings" data-testid="lendings">
        {all.map((one) => (
          <LendingItem
            key={one.lending}
            lending={one}
            chosen={one === chosen}
            idle={idleOf(one)}
            picked={picked(one)}
            onChoose={() => setAt(one.lending)}
            onPick={(key) => pick(one, key)}
            onGive={() => void give(one)}
            onBack={() => void sendBack(one)}
          />
        ))}
      </ul>
    </Panel>
  );
}
