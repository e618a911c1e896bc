// Renderer, board page: a lead helps the chosen seat: writes, listens, whispers, joins, takes over, or frees it where it
// is stuck. One field takes the message or the reason; nothing begins without it, and it stands on record.
import type { HelpWay } from '@shared/seat/help/HelpEvent';
import type { SeatCard } from '@shared/seat/SeatCard';
import { mayHelp, teamRulesOf } from '@shared/seat/TeamRules';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useAsk, useBoardState, useChoose } from '../BoardContext';

export type LeadAct = HelpWay | 'free' | 'all';

/** Bare letters of the board that begin each. */
export const LEAD_KEYS: Readonly<Record<LeadAct, string>> = {
  message: 'N',
  monitor: 'L',
  whisper: 'W',
  barge: 'J',
  takeOver: 'O',
  free: 'F',
  all: 'B',
};

const ACTS = Object.keys(LEAD_KEYS) as readonly LeadAct[];

interface HelpFormProps {
  readonly card: SeatCard;
  /** Seats that a message to all goes to: those of the same team. */
  readonly team: readonly SeatCard[];
}

export function HelpForm({ card, team }: HelpFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const choose = useChoose();
  const act = useBoardState((state) => state.acting);
  const person = useBoardState((state) => state.person);
  const rules = useBoardState((state) => teamRulesOf(state.rules, card.team));
  const [text, setText] = useState('');
  const [done, setDone] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { region, seat, state, help } = card;
  useEffect(() => {
    if (act !== undefined) field.current?.focus();
  }, [act]);

  /** A rule of the team; the host asks it again. */
  const allowed = (one: LeadAct) =>
    one === 'free' || one === 'all' || mayHelp(rules, person?.role ?? '', one);
  const send = async () => {
    const words = text.trim();
    if (act === undefined || words === '' || !allowed(act)) return;
    const address = { region, seat };
    const answer =
      act === 'all'
        ? await ask('letter.send', {
            to: team.map((one) => ({ region: one.region, seat: one.seat })),
            text: words,
          })
        : act === 'free'
          ? await ask('lead.free', { seat: address, state: 'available', reason: words, seen: state.at })
          : act === 'message'
            ? await ask('lead.help', { seat: address, way: act, reason: help?.word ?? words, text: words })
            : await ask('lead.help', { seat: address, way: act, reason: words });
    if (!answer.ok) return;
    setDone(t(`board.act.${act}`));
    setText('');
    choose({ acting: undefined });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') void send();
    else if (event.key === 'Escape') choose({ acting: undefined });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="help-form" data-testid="help-form" data-acting={act ?? ''}>
      <p className="help-acts">
        {ACTS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={act === one}
            data-act={one}
            disabled={!allowed(one)}
            title={allowed(one) ? undefined : t('board.notInTeam')}
            onClick={() => choose({ acting: one })}
          >
            {t(`board.act.${one}`)} <KbdText text={LEAD_KEYS[one]} />
          </button>
        ))}
      </p>
      {act === undefined || !allowed(act) ? (
        <p role="status" className="soft">
          {act !== undefined ? t('board.notInTeam') : done === '' ? '' : t('board.acted', { what: done })}
        </p>
      ) : (
        <input
          ref={field}
          value={text}
          maxLength={200}
          aria-label={t(act === 'message' || act === 'all' ? 'board.message' : 'board.why')}
          placeholder={t(act === 'message' || act === 'all' ? 'board.message' : 'board.why')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </div>
  );
}
