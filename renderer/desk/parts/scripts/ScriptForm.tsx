// Renderer, desk page: a script as a form: the person, what he says, the other side, and what would be right.
import { NOISE_LEVELS, NOISES } from '@shared/practice/noiseOf';
import { BEHAVIOURS } from '@shared/practice/practiceScriptSchema';
import { useTranslation } from 'react-i18next';
import { ExpectedFields, named } from './ExpectedFields';
import { LineFields } from './LineFields';
import { type Choice, ChoiceField, NumberField, TextField, useForm } from './ScriptFields';

export function ScriptForm() {
  const { t } = useTranslation();
  const { draft, voices } = useForm();
  if (draft.value === undefined) return <p className="script-no-form">{t('scripts.noForm')}</p>;
  const voiceChoices = voices.map((value) => ({ value, label: t(`scripts.voices.${value}`) }));
  return (
    <fieldset className="script-form" disabled={draft.house} data-testid="script-form">
      <section>
        <h3>{t('scripts.part.teaches')}</h3>
        <TextField at="teaches.zh" name="teachesZh" long />
        <TextField at="teaches.en" name="teachesEn" long />
        <TextField at="clause" />
        <TextField at="title.zh" name="titleZh" />
        <TextField at="title.en" name="titleEn" />
        <NumberField at="lesson" />
      </section>
      <section>
        <h3>{t('scripts.part.person')}</h3>
        <ChoiceField at="rings" choices={sides()} />
        <TextField at="from.number" name="number" />
        <TextField at="from.name" name="display" />
        <ChoiceField at="voice" choices={voiceChoices} />
        <NumberField at="temper" max={100} />
        <ChoiceField at="noise" none={t('scripts.quiet')} choices={named('noise', NOISES, t)} />
        <ChoiceField
          at="noiseLevel"
          none={t('scripts.level.middle')}
          choices={named('level', NOISE_LEVELS, t)}
        />
        <NumberField at="turnMs" />
        <NumberField at="patienceMs" />
        <NumberField at="ringing.hangUpAfterMs" />
        <ChoiceField
          at="refusesTransfer"
          none={t('scripts.agrees')}
          choices={[{ value: true, label: t('scripts.refuses') }]}
        />
      </section>
      <section>
        <h3>{t('scripts.part.lines')}</h3>
        <LineFields at="lines" />
        <NumberField at="idle.everyMs" />
        <NumberField at="idle.times" />
      </section>
      <section>
        <h3>{t('scripts.part.partner')}</h3>
        <ChoiceField at="partner.behaviour" choices={named('behaviour', BEHAVIOURS, t)} />
        <ChoiceField
          at="partner.again"
          none={t('scripts.same')}
          choices={named('behaviour', BEHAVIOURS, t)}
        />
        <NumberField at="partner.afterMs" name="partnerAfterMs" />
        <ChoiceField at="partner.voice" choices={voiceChoices} />
        <LineFields at="partner.lines" />
      </section>
      <ExpectedFields />
    </fieldset>
  );
}

const sides = (): readonly Choice[] => ['12345', '110'].map((value) => ({ value, label: value }));
