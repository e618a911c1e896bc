// Renderer, desk page: who sits here, in the top line; pressing it opens the sign-in.
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keyLabel } from '../../../ui/keys/actions';
import { useKeyTable } from '../../../ui/keys/KeysContext';
import { openSignIn } from '../../act/signIn';
import { useDesk, useDeskState } from '../../DeskContext';

export function PersonText() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const key = useKeyTable().signIn;
  const person = useDeskState((state) => state.person);
  const opened = useDeskState((state) => state.identity !== undefined);
  if (!opened) return null;
  const said =
    person === undefined ? t('signIn.none') : `${person.name} ${t(`personRole.${person.role}`)}`.trim();
  return (
    <Button
      size="small"
      type="text"
      className="action top-person"
      data-testid="person"
      data-role={person?.role ?? 'none'}
      title={`${said} (${t('action.signIn')} ${keyLabel(key)})`}
      onClick={() => openSignIn(asks)}
    >
      <span>{said}</span>
    </Button>
  );
}
