// Renderer, desk page: what the scripted parties said in a practice call, which commands the trainee gave by key, and what
// was said of it afterwards.
import type { PracticeRunRecord } from '@shared/practice/PracticeRun';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { clockOf } from './clockOf';

interface TranscriptProps {
  readonly run: PracticeRunRecord;
  readonly at: number;
  readonly onMoment: (at: number) => void;
}

interface Said {
  readonly key: string;
  readonly at: number;
  readonly who: 'citizen' | 'partner' | 'trainer' | 'comment' | 'key';
  readonly text: string;
}

export function Transcript({ run, at, onMoment }: TranscriptProps) {
  const { t } = useTranslation();
  const lines = saidIn(run, t);
  const now = lines.findLast((line) => line.at <= at)?.key;
  return (
    <ol className="transcript">
      {lines.map((line) => (
        <li key={line.key} className={`said-${line.who}`} aria-current={line.key === now}>
          <button type="button" onClick={() => onMoment(line.at)}>
            <time>{clockOf(line.at - run.startedAt)}</time>
            <b>{t(`practice.who.${line.who}`)}</b> {line.text}
          </button>
        </li>
      ))}
    </ol>
  );
}

function saidIn({ events, played }: PracticeRunRecord, t: TFunction): readonly Said[] {
  const words = new Map([...played.lines, ...played.partner.lines].map(({ id, text }) => [id, text]));
  return events
    .flatMap(({ id, body, at }): readonly Said[] => {
      if (body.type === 'practiceSpoken')
        return [
          {
            key: id,
            at: at - body.ms,
            who: body.speaker,
            text: `${words.get(body.line) ?? body.line}${body.cut ? '……' : ''}`,
          },
        ];
      if (body.type === 'practiceLed' && body.act.do === 'speak' && body.act.on)
        return [{ key: id, at, who: 'trainer', text: body.by }];
      if (body.type === 'practiceHands')
        return (body.acts ?? []).map(({ action, key, at: pressed }, n) => ({
          key: `${id}-${n}`,
          at: pressed,
          who: 'key',
          text: `${key} ${t(action === 'choice' ? 'practice.chose' : `action.${action}`)}`,
        }));
      if (body.type === 'practiceCommented')
        return [{ key: id, at: body.moment, who: 'comment', text: `${body.text}（${body.by}）` }];
      return [];
    })
    .sort((a, b) => a.at - b.at);
}
