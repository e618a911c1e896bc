// Renderer, desk page: a setting that is a whole number. What lies outside its range is not taken, and the old one is back.
import { Input } from 'antd';
import { useState } from 'react';

interface NumberSettingProps {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** Says the range. */
  readonly hint: string;
  readonly saved: number;
  readonly least: number;
  readonly most: number;
  readonly disabled?: boolean;
  readonly onSave: (value: number) => void;
}

export function NumberSetting(props: NumberSettingProps) {
  const { id, saved, least, most, onSave } = props;
  const [typed, setTyped] = useState<string>();
  const save = () => {
    const value = typed === undefined || typed.trim() === '' ? saved : Number(typed);
    if (Number.isInteger(value) && value >= least && value <= most && value !== saved) onSave(value);
    setTyped(undefined);
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{props.label}</label>
      <Input
        id={id}
        size="small"
        inputMode="numeric"
        disabled={props.disabled ?? false}
        value={typed ?? String(saved)}
        suffix={props.unit}
        title={props.hint}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        onBlur={save}
      />
    </div>
  );
}
