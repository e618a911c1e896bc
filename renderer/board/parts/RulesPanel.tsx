// Renderer, board page: when a team's lead is alerted.
import type { AlertRules } from '@shared/alerts/AlertRules';
import { rulesOf } from '@shared/alerts/AlertRules';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel/Panel';
import { useAsk, useBoard, useBoardState, useChoose } from '../BoardContext';

/** Shown in seconds, in percent, or as they are. */
const FIELDS: readonly (readonly [keyof AlertRules, scale: number])[] = [
  ['talkLong', 1 / 1000],
  ['talkTooLong', 1 / 1000],
  ['overBy', 1 / 1000],
  ['ladderFails', 1],
  ['longestWait', 1 / 1000],
  ['meanWait', 1 / 1000],
  ['answerRate', 100],
];

export function RulesPanel() {
  const { t } = useTranslation();
  const { rows } = useBoard();
  const all = useBoardState((state) => state.rules);
  const [team, setTeam] = useState('');
  const teams = [...new Set(['', ...[...rows.cards()].map((card) => card.team), ...Object.keys(all)])].sort();
  return (
    <Panel title={t('board.rules')} className="rules-panel">
      <label className="rule">
        {t('board.column.team')}
        <select value={team} data-testid="rule-team" onChange={({ target }) => setTeam(target.value)}>
          {teams.map((one) => (
            <option key={one} value={one}>
              {one || t('board.everybody')}
            </option>
          ))}
        </select>
      </label>
      <TeamRules key={team} team={team} rules={rulesOf(all, team)} />
    </Panel>
  );
}

function TeamRules({ team, rules }: { readonly team: string; readonly rules: AlertRules }) {
  const { t } = useTranslation();
  const ask = useAsk();
  const change = useChoose();
  const all = useBoardState((state) => state.rules);
  const [draft, setDraft] = useState(rules);
  const [saved, setSaved] = useState(false);
  const keep = async () => {
    const answer = await ask('board.rules', { team, rules: draft });
    if (answer.ok) change({ rules: { ...all, [team]: draft } });
    setSaved(answer.ok);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      {FIELDS.map(([name, scale]) => (
        <label key={name} className="rule">
          {t(`board.rule.${name}`)}
          <input
            type="number"
            min={0}
            step="any"
            value={Math.round(draft[name] * scale * 1000) / 1000}
            data-rule={name}
            onChange={({ target }) => {
              setSaved(false);
              const value = Number(target.value) / scale;
              setDraft({ ...draft, [name]: name === 'answerRate' ? value : Math.round(value) });
            }}
          />
        </label>
      ))}
      <p className="soft">{t('board.ruleZero')}</p>
      <button type="submit" data-testid="keep-rules">
        {t('board.keepRules')}
      </button>{' '}
      <output>{saved && t('board.rulesKept')}</output>
    </form>
  );
}
