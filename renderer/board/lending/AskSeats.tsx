// Renderer, board page: asking the leads of other cities for seats (三（五）): how many, of which side, until when, why.
import { SIDES, type Side } from '@shared/kernel/side';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../ui/keys/Kbd';
import { useAsk, useBoard, useBoardState } from '../BoardContext';
import { useLines } from '../parts/useLines';
import { leadsElsewhere, nextTime } from '../view/lendingView';
import { useCityName } from './useCityName';

export function AskSeats() {
  const { t } = useTranslation();
  const { rows, seconds } = useBoard();
  const ask = useAsk();
  const cityName = useCityName();
  useLines();
  const region = useBoardState(({ settings }) => settings.platformRegion);
  const [city, setCity] = useState('');
  const [side, setSide] = useState<Side>('12345');
  const [count, setCount] = useState('1');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const leads = leadsElsewhere(rows.cards(), region);
  const cities = [...new Set(leads.map((lead) => lead.region))].sort();
  const to = leads.filter((lead) => city === '' || lead.region === city);

  const send = async () => {
    if (to.length === 0 || reason.trim() === '') return;
    const ends = nextTime(until, seconds.now());
    const answer = await ask('lend.ask', {
      to: to.map(({ region: of, seat }) => ({ region: of, seat })),
      side,
      count: Number(count),
      reason: reason.trim(),
      ...(ends === undefined ? {} : { until: ends }),
    });
    if (!answer.ok) return;
    setReason('');
    (document.activeElement as HTMLElement | null)?.blur();
  };
  return (
    <form
      className="ask-seats"
      data-testid="ask-seats"
      data-cities={cities.length}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        <b>
          {t('lending.count')} <KbdText text="Q" />
        </b>
        <input
          id="board-first-field"
          type="number"
          required
          min={1}
          max={500}
          value={count}
          onChange={({ target }) => setCount(target.value)}
        />
      </label>
      <label>
        {t('lending.side')}
        <select value={side} onChange={({ target }) => setSide(target.value as Side)}>
          {SIDES.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
      </label>
      <label>
        {t('lending.from')}
        <select value={city} onChange={({ target }) => setCity(target.value)}>
          <option value="">{t('lending.everyCity', { count: cities.length })}</option>
          {cities.map((one) => (
            <option key={one} value={one}>
              {cityName(one)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('lending.until')}
        <input type="time" value={until} onChange={({ target }) => setUntil(target.value)} />
      </label>
      <label className="ask-reason">
        {t('lending.reason')}
        <input
          required
          maxLength={200}
          value={reason}
          placeholder={t('lending.reasonHint')}
          onChange={({ target }) => setReason(target.value)}
        />
      </label>
      <button type="submit" disabled={to.length === 0}>
        {t('lending.ask')} <KbdText text="Enter" />
      </button>
      {cities.length === 0 && <p className="soft">{t('lending.nobody')}</p>}
    </form>
  );
}
