// Renderer, desk page: the leads' short messages, newest first, in the column that covers no call.
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { useDeskState } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { ActionButton } from '../ActionButton';
import './Seat.css';

export function MessagesPanel() {
  const { t } = useTranslation();
  const received = useDeskState(({ letters }) => letters.received);
  return (
    <Panel title={t('messages.title')} aside={<ActionButton action="close" always />}>
      {received.length === 0 ? <p>{t('messages.none')}</p> : null}
      <ul className="messages" data-testid="messages">
        {received.map(({ letter, from, name, text, at }) => (
          <li key={letter}>
            <span className="message-from">
              {name === '' ? t('messages.lead') : name} {from} {dayAndTime(at)}
            </span>
            {text}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
