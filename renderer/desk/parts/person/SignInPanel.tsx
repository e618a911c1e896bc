// Renderer, desk page: who sits here. In the place of the intake, so only while no call is on.
import { practicePeople } from '@shared/person/Person';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { focusFirst } from '../../act/focusOn';
import { signIn, signOut } from '../../act/signIn';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { ChoiceButtons } from '../ChoiceButtons';
import './SignIn.css';

export function SignInPanel() {
  const { t } = useTranslation();
  const kind = useDeskState((state) => state.signIn);
  const person = useDeskState((state) => state.person);
  return (
    <Panel
      title={t('signIn.title')}
      className="sign-in"
      aside={person === undefined ? null : <ActionButton action="close" always />}
    >
      <div
        ref={kind === 'pin' ? undefined : focusFirst}
        className="read-here"
        tabIndex={-1}
        data-testid="sign-in"
      >
        {person === undefined ? <p>{t('signIn.nobody')}</p> : <Now />}
        {kind === 'pin' ? <PinForm /> : kind === 'practice' ? <Roles /> : <p>{t('signIn.noList')}</p>}
      </div>
    </Panel>
  );
}

function Now() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const person = useDeskState((state) => state.person);
  const kind = useDeskState((state) => state.signIn);
  if (person === undefined) return null;
  return (
    <p>
      {t('signIn.now', { name: person.name || t('signIn.unnamed'), role: t(`personRole.${person.role}`) })}{' '}
      {kind === 'pin' ? (
        <Button size="small" data-testid="sign-out" onClick={() => signOut(asks)}>
          {t('signIn.out')}
        </Button>
      ) : null}
    </p>
  );
}

function PinForm() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [person, setPerson] = useState('');
  const [pin, setPin] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn(asks, person, pin);
    // A wrong one is typed anew, and it stands nowhere meanwhile.
    setPin('');
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="sign-in-person">{t('signIn.person')}</label>
      <Input
        id="sign-in-person"
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={person}
        maxLength={32}
        onChange={(event) => setPerson(event.target.value)}
      />
      <label htmlFor="sign-in-pin">{t('signIn.pin')}</label>
      <Input
        id="sign-in-pin"
        type="password"
        autoComplete="off"
        value={pin}
        maxLength={64}
        onChange={(event) => setPin(event.target.value)}
      />
      <Button htmlType="submit" type="primary" disabled={person.trim() === '' || pin === ''}>
        {t('signIn.in')}
      </Button>
      <p className="order-hint">{t('signIn.forgotten')}</p>
    </form>
  );
}

function Roles() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const side = useDeskState((state) => state.identity?.side ?? '12345');
  const now = useDeskState((state) => state.person?.role);
  const people = practicePeople(side);
  return (
    <>
      <p>{t('signIn.practice')}</p>
      <ChoiceButtons
        label={t('signIn.roles')}
        digits
        altOnce={false}
        choices={people.map(({ role }) => ({
          id: `role-${role}`,
          label: t(`personRole.${role}`),
          chosen: role === now,
        }))}
        onChoose={(index) => {
          const person = people[index];
          if (person !== undefined) void signIn(asks, person.id, '');
        }}
      />
    </>
  );
}
