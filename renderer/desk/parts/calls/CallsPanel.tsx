// Renderer, desk page: whom to ring: a number that is typed, a target, or somebody of the last calls. One field keeps
// the focus: digits go into it, the arrow keys go through the lines, Enter rings, F6 and F7 take the marked target.
import { isDialable } from '@shared/call/isDialable';
import type { RecentCall } from '@shared/call/RecentCall';
import { Input } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { Panel } from '../../../ui/panel/Panel';
import { isOnLine, makeCall, ringNumber } from '../../act/dialActs';
import { useDesk, useDeskState } from '../../DeskContext';
import { type TargetView, targetViews } from '../../view/targetView';
import { toCallBack } from '../../view/toCallBack';
import { ActionButton } from '../ActionButton';
import './Calls.css';
import { nextLine } from '../../../ui/keys/nextLine';
import { RecentLine } from './RecentLine';
import { TargetLine } from './TargetLine';

const SHOWN = 50;

export function CallsPanel() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const recent = useRecent();
  const lost = useDeskState((state) => (toCallBack(state) === undefined ? undefined : state.record?.id));
  const targets = useDeskState((state) => JSON.stringify(targetViews(state)));
  const views = JSON.parse(targets) as readonly TargetView[];
  const rung = views.filter(({ number }) => number !== '');
  const lines = rung.length + recent.length;
  const mark = (next: number) => {
    setAt(next);
    asks.screen({ markedTarget: rung[next]?.number });
  };
  const ring = (line: number) => {
    const target = rung[line];
    const call = recent[line - rung.length];
    if (target !== undefined) asks.inTurn(() => ringNumber(asks, target.number));
    else if (call !== undefined) void makeCall(asks, { again: call.call });
    else if (typed.trim() === '') void makeCall(asks, lost === undefined ? {} : { again: lost });
    else asks.inTurn(() => ringNumber(asks, typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const to = nextLine(event.key, at, lines, -1);
    if (to !== undefined) mark(to);
    else if (event.key === 'Enter') ring(at);
    else return;
    event.preventDefault();
  };
  return (
    <Panel title={t('calls.title')} className="calls" aside={<ActionButton action="close" always />}>
      <NumberField
        typed={typed}
        active={at < 0 ? undefined : `ring-${at}`}
        onType={(text) => {
          setTyped(text);
          mark(-1);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="ring-list"
        role="listbox"
        aria-label={t('calls.title')}
        className="ring-list"
        data-testid="calls"
      >
        {rung.map((target, line) => (
          <TargetLine
            key={target.name}
            id={`ring-${line}`}
            target={target}
            active={line === at}
            onRing={() => ring(line)}
          />
        ))}
        {recent.map((call, line) => (
          <RecentLine
            key={call.call}
            id={`ring-${line + rung.length}`}
            call={call}
            active={line + rung.length === at}
            onRing={() => ring(line + rung.length)}
          />
        ))}
      </div>
    </Panel>
  );
}

interface NumberFieldProps {
  readonly typed: string;
  readonly active: string | undefined;
  readonly onType: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function NumberField({ typed, active, onType, onKeyDown }: NumberFieldProps) {
  const { t } = useTranslation();
  const onLine = useDeskState(isOnLine);
  const back = useDeskState(toCallBack);
  const caller = useDeskState((state) => state.record?.intake.callerNumber ?? '');
  const wrong = typed.trim() !== '' && !isDialable(typed);
  const says = (): string => {
    if (wrong) return 'calls.wrong';
    if (onLine) return 'calls.joins';
    if (typed !== '') return 'calls.rings';
    return back === undefined ? 'calls.redials' : 'calls.callsBack';
  };
  return (
    <div className="number-field">
      <Input
        autoFocus
        value={typed}
        inputMode="tel"
        autoComplete="off"
        status={wrong ? 'error' : ''}
        aria-label={t('calls.number')}
        placeholder={t('calls.number')}
        role="combobox"
        aria-expanded="true"
        aria-controls="ring-list"
        aria-activedescendant={active}
        data-testid="dial-number"
        onChange={(event) => onType(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p role="status" data-testid="dial-says">
        {t(says(), { number: caller })}
        {onLine ? (
          <>
            {' '}
            <Kbd action="transfer" /> {t('calls.transfer')} <Kbd action="threeParty" />{' '}
            {t('calls.threeParty')}
          </>
        ) : null}
      </p>
    </div>
  );
}

/** Read anew whenever a call came or went, or somebody who was missed is spoken to at another seat. */
function useRecent(): readonly RecentCall[] {
  const { asks } = useDesk();
  const [calls, setCalls] = useState<readonly RecentCall[]>([]);
  const moved = useDeskState(({ record, others, missed }) =>
    [
      ...[record, ...others].map((one) => `${one?.id} ${one?.call?.endedAt}`),
      missed.map(({ id }) => id),
    ].join(),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moved is why it is read again
  useEffect(() => {
    let wanted = true;
    void asks.ask('call.recent', { limit: SHOWN }).then((answer) => {
      if (wanted && answer.ok) setCalls(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [asks, moved]);
  return calls;
}
