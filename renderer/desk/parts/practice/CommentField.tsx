// Renderer, desk page: a word about a moment of a practice call, by the trainer or the trainee.
import type { CallId } from '@shared/kernel/ids';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openRun } from '../../act/runActs';
import { useDesk } from '../../DeskContext';

export function CommentField({ call, at }: { readonly call: CallId; readonly at: number }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [text, setText] = useState('');
  const send = async () => {
    if (text.trim() === '') return;
    const done = await asks.ask('practice.comment', { call, moment: Math.round(at), text: text.trim() });
    if (!done.ok) return;
    setText('');
    await openRun(asks, call);
  };
  return (
    <Input
      value={text}
      aria-label={t('practice.comment')}
      placeholder={t('practice.comment')}
      maxLength={300}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => void send()}
    />
  );
}
