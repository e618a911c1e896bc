// Renderer, desk page: the unified code of the centre that new orders carry; checked before it is saved.
import { isOrganisationCode } from '@shared/order/life/isOrganisationCode';
import { may } from '@shared/person/may';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk, useDeskState } from '../../DeskContext';

export function OrganisationField() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const saved = useDeskState((state) => state.settings.organisation);
  const allowed = useDeskState(({ person }) => person !== undefined && may(person.role, 'changeRules'));
  const [typed, setTyped] = useState<string>();
  const code = (typed ?? saved).trim().toUpperCase();
  const sound = code === '' || isOrganisationCode(code);
  const save = () => {
    if (!sound) return;
    if (code !== saved) asks.settings({ organisation: code });
    setTyped(undefined);
  };
  return (
    <section className="setting-group">
      <h3>{t('settings.organisation.title')}</h3>
      <div className="setting">
        <label htmlFor="organisation">{t('settings.organisation.code')}</label>
        <Input
          id="organisation"
          size="small"
          maxLength={18}
          spellCheck={false}
          disabled={!allowed}
          value={typed ?? saved}
          status={sound ? '' : 'error'}
          placeholder={t('settings.organisation.hint')}
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={save}
          onBlur={save}
        />
      </div>
      {code === '' ? null : (
        <p className={sound ? '' : 'warn-text'} data-testid="organisation-check" data-sound={sound}>
          {t(sound ? 'settings.organisation.right' : 'settings.organisation.wrong')}
        </p>
      )}
    </section>
  );
}
