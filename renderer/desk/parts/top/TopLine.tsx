// Renderer, desk page: who sits here, in what state, and whether phone and platform are there. Short words, as every
// sign must have its place at 1280; the full sentence is the title.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState, useHostNow } from '../../DeskContext';
import { timeOfDay } from '../../view/duration';
import { ActionButton } from '../ActionButton';
import { PersonText } from '../person/PersonText';
import { LineSignText } from './LineSignText';
import { LinkStateText } from './LinkStateText';
import { PhoneStateText } from './PhoneStateText';
import { RecordsSignText } from './RecordsSignText';
import { SeatStateText } from './SeatStateText';
import './TopLine.css';

export function TopLine() {
  const { t } = useTranslation();
  const identity = useDeskState((state) => state.identity);
  return (
    <section className="top-line" aria-label={t('top.label')}>
      <strong className="top-name">{t('product')}</strong>
      <span className="top-seat" data-testid="seat">
        {identity?.seat ?? '—'}
      </span>
      <span className={`top-side side-${identity?.side ?? 'none'}`}>
        {identity ? t(`top.side.${identity.side}`) : t('top.opening')}
      </span>
      <PersonText />
      {identity?.practice ? (
        <mark className="practice" title={t('top.practice')}>
          {t('top.practiceShort')}
        </mark>
      ) : null}
      <SeatStateText />
      <ActionButton action="ready" always />
      <ActionButton action="pause" always />
      <span className="top-gap" />
      <RecordsSignText />
      <LineSignText />
      <PhoneStateText />
      <LinkStateText />
      <Clock />
      <OtherLanguage />
      <ActionButton action="settings" always />
      <ActionButton action="help" always />
    </section>
  );
}

function Clock() {
  const { t } = useTranslation();
  const now = useHostNow();
  return (
    <time className="top-clock" title={t('top.clock')}>
      {timeOfDay(now)}
    </time>
  );
}

function OtherLanguage() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const language = useDeskState((state) => state.settings.language);
  return (
    <Button
      size="small"
      type="text"
      data-testid="language"
      onClick={() => asks.settings({ language: language === 'en' ? 'zh-CN' : 'en' })}
    >
      {t('top.otherLanguage')}
    </Button>
  );
}
