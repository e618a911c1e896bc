// Renderer, desk page: in the order: since when which clock runs, until when, and the key that notes an answer.
import type { OrderId } from '@shared/kernel/ids';
import { isOver, type Order } from '@shared/order/Order';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../../ui/keys/Kbd';
import { noteMet } from '../../act/dutyActs';
import { useDesk, useHostNow } from '../../DeskContext';
import { clockFailures, type DeadlineLine, deadlineLines, isMet } from '../../view/dueView';
import { dayAndTime } from '../../view/duration';
import { usePartyName } from '../atOnce/usePartyName';
import { DueText } from './DueText';

export interface DeadlinesProps {
  readonly id: OrderId;
  readonly order: Order;
}

export function Deadlines({ id, order }: DeadlinesProps) {
  const { t } = useTranslation();
  const lines = deadlineLines(order, useHostNow());
  const failures = clockFailures(order);
  if (lines.length === 0 && failures.length === 0) return null;
  const closed = isOver(order);
  const first = closed ? undefined : lines.find(({ state }) => !isMet(state));
  return (
    <section className="deadlines" aria-label={t('due.title')} data-testid="deadlines">
      <ul>
        {lines.map((line) => (
          <Line
            key={`${line.department} ${line.stage}`}
            id={id}
            line={line}
            first={line === first}
            closed={closed}
          />
        ))}
      </ul>
      {failures.map(({ code, about }) => (
        <p
          key={code}
          className={code === 'kindMissing' ? 'due-waits' : 'due-failure'}
          role={code === 'kindMissing' ? 'status' : 'alert'}
          data-failure={code}
        >
          {t(`due.failure.${code}`, { about })}
        </p>
      ))}
    </section>
  );
}

interface LineProps extends Pick<DeadlinesProps, 'id'> {
  readonly line: DeadlineLine;
  readonly first: boolean;
  readonly closed: boolean;
}

function Line({ id, line, first, closed }: LineProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const nameOf = usePartyName();
  const { department, stage, deadline, state } = line;
  const who = department === undefined ? t('due.order') : nameOf(department);
  return (
    <li data-stage={stage} data-department={department ?? ''} data-phase={state.phase}>
      <span className="due-who">
        {who} · {t(`due.stage.${stage}`)} <time>{t('due.until', { time: dayAndTime(deadline) })}</time>
      </span>
      <DueText state={state} />
      {isMet(state) || closed ? null : (
        <Button
          size="small"
          className="action"
          onClick={() => void noteMet(asks, id, { department, stage, start: 0, deadline })}
        >
          {t('action.noteResponse')}
          {first ? <Kbd action="noteResponse" /> : null}
        </Button>
      )}
    </li>
  );
}
