// Renderer, desk page: a folder of this machine, typed in.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

export function FolderField({ name }: { readonly name: 'backupDir' | 'checkpointDir' }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings[name]);
  const [typed, setTyped] = useState<string>();
  const save = () => {
    if (typed !== undefined && typed.trim() !== saved) asks.settings({ [name]: typed.trim() });
    setTyped(undefined);
  };
  return (
    <div className="setting">
      <label htmlFor={name}>{t(`records.${name}`)}</label>
      <Input
        id={name}
        size="small"
        value={typed ?? saved}
        title={t(`records.${name}Hint`)}
        placeholder={t(`records.${name}Hint`)}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={save}
        onBlur={save}
      />
    </div>
  );
}
