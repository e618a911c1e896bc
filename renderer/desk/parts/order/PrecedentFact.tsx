// Renderer, desk page: the coordination's decision that binds an order: that it may not be returned, and,
// opened, the decision in its words.
import type { PrecedentId } from '@shared/kernel/ids';
import type { BindingPrecedent, Precedent } from '@shared/precedent/Precedent';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../DeskContext';
import { usePartyName } from '../atOnce/usePartyName';

export function PrecedentFact({ precedent }: { readonly precedent: BindingPrecedent | undefined }) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const nameOf = usePartyName();
  const [whole, setWhole] = useState<Precedent>();
  if (precedent === undefined) return null;
  const { id, title, main, decidedOn, clause } = precedent;
  const read = async () => {
    const answer = await asks.ask('precedent.read', { precedent: id as PrecedentId });
    if (answer.ok) setWhole(answer.value);
  };
  const words = { title, main: nameOf(main), day: decidedOn };
  return (
    <details
      className="order-precedent"
      data-testid="order-precedent"
      data-id={id}
      onToggle={(event) => event.currentTarget.open && whole?.id !== id && void read()}
    >
      <summary>
        <b>{t('precedent.binds', words)}</b> {t('precedent.decidedBy', words)}{' '}
        <span className="clause">{clause}</span>
      </summary>
      {whole?.id === id ? (
        <p>
          {whole.example ? <mark>{t('precedent.example')}</mark> : null} {whole.decision}{' '}
          {whole.assisting.length === 0
            ? null
            : t('precedent.assisting', { assisting: whole.assisting.map(nameOf).join('、') })}
        </p>
      ) : null}
    </details>
  );
}
