// Renderer, board page: the chosen seat, and the day behind it.
import type { SeatKey } from '@shared/board/BoardFrame';
import type { SeatId } from '@shared/kernel/ids';
import { isoShanghai } from '@shared/order/clock/shanghaiTime';
import { may } from '@shared/person/may';
import type { SeatCard } from '@shared/seat/SeatCard';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { Panel } from '../../ui/panel/Panel';
import { useQuickAnswer } from '../../ui/words/useQuickAnswer';
import { useAsk, useBoard, useBoardState, useCard } from '../BoardContext';
import { useCityName } from '../lending/useCityName';
import { durationText } from './Elapsed';
import { HelpForm } from './HelpForm';
import {
  Flags,
  hasFlags,
  LegMarks,
  MatterText,
  PersonName,
  ReasonText,
  SideMark,
  StateChip,
  StateTime,
} from './SeatCells';

export function SeatDetails() {
  const { t } = useTranslation();
  const selected = useBoardState((state) => state.selected);
  return (
    <Panel title={t('board.details')} className="seat-details">
      {selected === undefined ? (
        <p className="soft pad">{t('board.chooseSeat')}</p>
      ) : (
        <Details seat={selected} />
      )}
    </Panel>
  );
}

function Details({ seat }: { readonly seat: SeatKey }) {
  const { t } = useTranslation();
  const card = useCard(seat);
  const { rows } = useBoard();
  const cityName = useCityName();
  const helps = useBoardState(({ person }) => person !== undefined && may(person.role, 'stepIn'));
  const row = useBoardState(({ lists }) => lists?.rows.find(({ code }) => code === card?.matter?.row));
  if (card === undefined) return <p className="soft pad">{t('board.gone')}</p>;
  const { team, region, shift, today } = card;
  const lines: readonly (readonly [string, ReactNode])[] = [
    ['person', <PersonName key="person" card={card} />],
    [
      'team',
      [cityName(region), team, shift && t(`board.shift.${shift}`, { defaultValue: shift })]
        .filter(Boolean)
        .join(' · '),
    ],
    ['reason', (card.state.at === 'pause' || card.next) && <ReasonText key="reason" card={card} />],
    ['matter', card.matter && <MatterText key="matter" card={card} />],
    ['row', row?.name],
    ['legs', card.legs.length > 0 && <LegMarks key="legs" card={card} />],
    ['calls', today.calls],
    ['handle', today.calls === 0 ? '–' : durationText(today.handled / today.calls)],
    ['missed', today.missed],
    ['flags', hasFlags(card) && <Flags key="flags" card={card} />],
  ];
  return (
    <div className="details" data-testid="details" data-seat={card.seat}>
      <p className="details-head">
        <SideMark card={card} /> <b>{card.seat}</b> <StateChip card={card} /> <StateTime card={card} />
      </p>
      <dl>
        {lines.map(([name, value]) =>
          value === undefined || value === false ? null : (
            <div key={name}>
              <dt>{t(`board.column.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <Caller key={'call' in card.state ? card.state.call : ''} seat={card.seat} />
      </dl>
      <Words seat={card.seat} />
      {helps ? <HelpForm key={seat} card={card} team={teamOf([...rows.cards()], card)} /> : null}
    </div>
  );
}

/** The last messages to this seat, whether they were read, and what came back. */
function Words({ seat }: { readonly seat: SeatId }) {
  const { t } = useTranslation();
  const quick = useQuickAnswer();
  const sent = useBoardState((state) => state.letters.sent);
  const mine = sent.filter(({ to }) => to.includes(seat)).slice(0, 3);
  if (mine.length === 0) return null;
  return (
    <ul className="words" data-testid="words">
      {mine.map(({ letter, text, at, readBy, answers }) => {
        const back = answers.findLast((one) => one.seat === seat);
        return (
          <li key={letter} data-read={readBy.includes(seat) || back !== undefined}>
            <span className="soft">{isoShanghai(at).slice(11, 16)}</span> {text}{' '}
            {back === undefined ? (
              <span className="soft">{t(readBy.includes(seat) ? 'board.wasRead' : 'board.notRead')}</span>
            ) : (
              <b>{t('board.answered', { text: quick(back.text) })}</b>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const teamOf = (cards: readonly SeatCard[], { region, team }: SeatCard): readonly SeatCard[] =>
  cards.filter((one) => one.region === region && one.team === team && one.state.at !== 'offline');

/** Masked until it is asked for; that it was shown is recorded. */
function Caller({ seat }: { readonly seat: SeatId }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const [number, setNumber] = useState('');
  const [full, setFull] = useState(false);
  useEffect(() => {
    void ask('board.caller', { seat }).then((answer) =>
      setNumber(answer.ok ? (answer.value?.number ?? '') : ''),
    );
  }, [ask, seat]);
  const show = async () => {
    const answer = await ask('board.showCaller', { seat });
    if (!answer.ok) return;
    setNumber(answer.value?.number ?? '');
    setFull(true);
  };
  return (
    <div>
      <dt>{t('board.column.caller')}</dt>
      <dd>
        <span data-testid="caller">{number || '–'}</span>{' '}
        {number !== '' && !full && (
          <button type="button" data-testid="show-caller" onClick={() => void show()}>
            {t('board.showNumber')} <KbdText text="V" />
          </button>
        )}
      </dd>
    </div>
  );
}
