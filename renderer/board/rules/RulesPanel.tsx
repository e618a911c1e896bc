// Renderer, board page: what a team has settled: pauses, wrap-up, shifts, alerts, who may come into its calls. In force
// at once at every seat of the team, recorded with what it was before, and taken back by one key.
import { changedRules, doubleReason, type TeamRules, teamRulesOf } from '@shared/seat/TeamRules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { Panel } from '../../ui/panel/Panel';
import { useAsk, useBoard, useBoardState, useChoose } from '../BoardContext';
import { AlertFields } from './AlertFields';
import { HelpFields } from './HelpFields';
import { PauseFields } from './PauseFields';
import './Rules.css';
import { ShiftFields } from './ShiftFields';
import { WrapUpFields } from './WrapUpFields';

/** What each group of fields is given. */
export interface RulePart<T> {
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export function RulesPanel() {
  const { t } = useTranslation();
  const { rows } = useBoard();
  const all = useBoardState((state) => state.rules);
  const [team, setTeam] = useState('');
  const teams = [...new Set(['', ...[...rows.cards()].map((card) => card.team), ...Object.keys(all)])].sort();
  const rules = teamRulesOf(all, team);
  return (
    <Panel title={t('rules.title')} className="rules-panel">
      <label className="rule rule-team">
        {t('board.column.team')} <KbdText text="Q" />
        <select
          id="board-first-field"
          value={team}
          data-testid="rule-team"
          onChange={({ target }) => setTeam(target.value)}
        >
          {teams.map((one) => (
            <option key={one} value={one}>
              {one || t('rules.everybody')}
            </option>
          ))}
        </select>
        <span className="soft">{team !== '' && all[team] === undefined ? t('rules.usual') : ''}</span>
      </label>
      <TeamForm key={`${team} ${JSON.stringify(rules)}`} team={team} rules={rules} />
    </Panel>
  );
}

function TeamForm({ team, rules }: { readonly team: string; readonly rules: TeamRules }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const choose = useChoose();
  const known = useBoardState((state) => state.kept);
  const [draft, setDraft] = useState(rules);
  const change = (part: Partial<TeamRules>) => setDraft({ ...draft, ...part });
  const seats = (part: Partial<TeamRules['seats']>) => change({ seats: { ...draft.seats, ...part } });
  const double = doubleReason(draft.seats);
  // Changed by somebody else since: nothing of ours to take back.
  const last = known?.team === team && changedRules(known.after, rules).length === 0 ? known : undefined;
  const keep = async (after: TeamRules, undo: boolean) => {
    if (!(await ask('board.rules', { team, seen: rules, rules: after })).ok) return;
    choose({ kept: { team, before: rules, after, undo } });
  };
  return (
    <form
      className="rules-form"
      data-testid="rules-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (double === undefined) void keep(draft, false);
      }}
    >
      <PauseFields value={draft.seats.pauses} onChange={(pauses) => seats({ pauses })} />
      <WrapUpFields value={draft.seats.wrapUp} onChange={(wrapUp) => seats({ wrapUp })} />
      <AlertFields value={draft.alerts} onChange={(alerts) => change({ alerts })} />
      <HelpFields value={draft.help} onChange={(help) => change({ help })} />
      <ShiftFields value={draft.seats.shifts} onChange={(shifts) => seats({ shifts })} />
      <p className="rules-end">
        <button type="submit" data-testid="keep-rules" disabled={double !== undefined || draft === rules}>
          {t('rules.keep')} <KbdText text="Enter" />
        </button>{' '}
        {last !== undefined && (
          <button type="button" data-testid="undo-rules" onClick={() => void keep(last.before, !last.undo)}>
            {t(last.undo ? 'rules.redo' : 'rules.undo')} <KbdText text="Z" />
          </button>
        )}{' '}
        <output data-testid="rules-said">
          {double !== undefined && t('rules.double', { reason: double })}
          {double === undefined &&
            draft === rules &&
            last !== undefined &&
            t(last.undo ? 'rules.undone' : 'rules.kept')}
        </output>
      </p>
    </form>
  );
}
