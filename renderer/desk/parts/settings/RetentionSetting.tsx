// Renderer, desk page: how long something is kept. A shorter time is asked about first, with what it would delete, and
// holds a day later; until then one button takes it back. In the panel itself: nothing comes over a call.

import type { Retention } from '@shared/retention/retention';
import { isShorter, retentionNow } from '@shared/retention/retention';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';
import { dayAndTime } from '../../view/duration';
import { NumberSetting } from './NumberSetting';

interface RetentionSettingProps {
  readonly name: keyof Retention;
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly hint: string;
  readonly least: number;
  readonly most: number;
  readonly disabled?: boolean;
}

/** `count`: undefined while it is being counted, or where it could not be. */
interface Asked {
  readonly value: number;
  readonly count: number | undefined;
}

export function RetentionSetting({ name, ...field }: RetentionSettingProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const settings = useDeskState((state) => state.settings);
  const [asked, setAsked] = useState<Asked>();
  const set = (value: number) => {
    setAsked(undefined);
    void asks.settings({ [name]: value });
  };
  const wish = async (value: number) => {
    if (
      !isShorter({ ...retentionNow(settings, Date.now()), [name]: value }, retentionNow(settings, Date.now()))
    )
      return set(value);
    setAsked({ value, count: undefined });
    const answer = await asks.ask('records.wouldGo', { [name]: value });
    if (!answer.ok) return;
    const count = answer.value[name === 'recordingDays' ? 'recordings' : 'matters'];
    // Whoever has answered meanwhile is not asked again.
    setAsked((now) => (now?.value === value ? { value, count } : now));
  };
  return (
    <>
      <NumberSetting {...field} saved={settings[name]} onSave={(value) => void wish(value)} />
      {asked === undefined ? (
        <Grace name={name} disabled={field.disabled ?? false} onUndo={set} />
      ) : (
        <div role="alert" data-testid={`${field.id}-question`}>
          <p>
            {t(`retention.asked.${name}`, { value: asked.value })}{' '}
            {asked.count === undefined
              ? t('retention.counting')
              : t(`retention.would.${name}`, { count: asked.count })}{' '}
            {t('retention.later')}
          </p>
          <Button size="small" danger data-testid={`${field.id}-sure`} onClick={() => set(asked.value)}>
            {t('retention.sure')}
          </Button>{' '}
          <Button size="small" data-testid={`${field.id}-keep`} onClick={() => setAsked(undefined)}>
            {t('retention.keep')}
          </Button>
        </div>
      )}
    </>
  );
}

/** While a shorter time does not hold yet. */
function Grace(props: {
  readonly name: keyof Retention;
  readonly disabled: boolean;
  readonly onUndo: (value: number) => void;
}) {
  const { t } = useTranslation();
  const settings = useDeskState((state) => state.settings);
  const before = retentionNow(settings, Date.now())[props.name];
  if (before === settings[props.name]) return null;
  const time = dayAndTime(settings.grace.until);
  return (
    <p className="warn-text" data-testid={`grace-${props.name}`}>
      {t(`retention.until.${props.name}`, { time, before })}{' '}
      <Button size="small" disabled={props.disabled} onClick={() => props.onUndo(before)}>
        {t('retention.undo')}
      </Button>
    </p>
  );
}
