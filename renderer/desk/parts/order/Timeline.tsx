// Renderer, desk page: what happened to an order and in its call, with times.
import type { RecordedEvent } from '@shared/events/RecordedEvent';
import { maskNumbersIn } from '@shared/order/maskNumber';
import { useTranslation } from 'react-i18next';
import { useDeskState, useNowOfDay } from '../../DeskContext';
import { dayAndTime, fullTime, isoDay, timeOfDay } from '../../view/duration';
import { orderTimeline } from '../../view/orderTimeline';
import { usePartyName } from '../atOnce/usePartyName';

export function Timeline({ events }: { readonly events: readonly RecordedEvent[] }) {
  const { t } = useTranslation();
  const shown = useDeskState((state) => state.screen.numbersShown);
  const today = isoDay(useNowOfDay());
  const nameOf = usePartyName();
  const office = (party: string) =>
    party === '' ? t('due.order') : nameOf(party === 'government' ? party : Number(party));
  const hidden = (text: string) => (shown ? text : maskNumbersIn(text));
  const said = (name: string, value: string): string => {
    if (name === 'party') return office(value);
    if (name === 'departments') return value.split(' ').map(office).join('、');
    return plain(name, value, hidden);
  };
  return (
    <ol className="timeline" aria-label={t('orderPage.timeline')}>
      {orderTimeline(events).map(({ id, at, say, keys, text }) => {
        const words = Object.entries(keys).map(([name, key]) => [name, t(key)] as const);
        const values = Object.entries(text).map(([name, value]) => [name, said(name, value)] as const);
        return (
          <li key={id} data-say={say}>
            <time data-full={fullTime(at)}>{isoDay(at) === today ? timeOfDay(at) : dayAndTime(at)}</time>{' '}
            {t(`timeline.${say}`, Object.fromEntries([...words, ...values]))}
          </li>
        );
      })}
    </ol>
  );
}

/** Codes are nobody's telephone; what people said and dialled can hold one. */
const plain = (name: string, value: string, hidden: (text: string) => string): string =>
  CODES.has(name) ? value : hidden(value);
const CODES: ReadonlySet<string> = new Set([
  'row',
  'was',
  'level',
  'count',
  'order',
  'organisation',
  'division',
]);
