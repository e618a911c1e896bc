// Renderer, desk page: the seat's own settings, in the column of what is read; never over a live call.
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { focusFirst } from '../../act/focusOn';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { KeyEditor } from './KeyEditor';
import { NoAnswerField } from './NoAnswerField';
import { OrganisationField } from './OrganisationField';
import { PhoneFields } from './PhoneFields';
import { PlatformFields } from './PlatformFields';
import { RecordsFields } from './RecordsFields';
import './Settings.css';
import { SipFields } from './SipFields';
import { SoundFields } from './SoundFields';

export function SettingsPanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('settings.title')} className="settings" aside={<ActionButton action="close" always />}>
      <div ref={focusFirst} className="read-here" tabIndex={-1} data-testid="settings">
        <Looks />
        <NoAnswerField />
        <PhoneFields />
        <SoundFields />
        <KeyEditor />
        <SipFields />
        <OrganisationField />
        <PlatformFields />
        <RecordsFields />
      </div>
    </Panel>
  );
}

function Looks() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const { language, theme } = useDeskState((state) => state.settings);
  return (
    <>
      <div className="setting">
        <span>{t('settings.language')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.language')}
          value={language}
          options={(['zh-CN', 'en'] as const).map((value) => ({
            value,
            label: t(`settings.languages.${value}`),
          }))}
          onChange={(value) => asks.settings({ language: value })}
        />
      </div>
      <div className="setting">
        <span>{t('settings.theme')}</span>
        <Segmented
          size="small"
          aria-label={t('settings.theme')}
          value={theme}
          options={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
          onChange={(value) => asks.settings({ theme: value })}
        />
      </div>
    </>
  );
}
