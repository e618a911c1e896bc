// Renderer, desk page: a script as a form: the person, what he says, the other side, and what would be right.
import { NOISE_LEVELS, NOISES } from '@shared/practice/noiseOf';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDeskState } from '../../DeskContext';
import { LineFields } from './LineFields';
import { type Choice, ChoiceField, NumberField, TextField, useForm, WordsField } from './ScriptFields';

const BEHAVIOURS = ['answers', 'busy', 'noAnswer', 'declines', 'fails', 'vanishes'] as const;
const OWNERS = ['12345', '110', 'unclear'] as const;

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
      <Expected />
    </fieldset>
  );
}

const sides = (): readonly Choice[] => ['12345', '110'].map((value) => ({ value, label: value }));
const named = (of: string, values: readonly string[], t: (key: string) => string): readonly Choice[] =>
  values.map((value) => ({ value, label: t(`scripts.${of}.${value}`) }));

function Expected() {
  const { t, i18n } = useTranslation();
  const { get } = useForm();
  const lists = useDeskState((state) => state.lists);
  const lines = get('lines');
  const lineIds = (Array.isArray(lines) ? lines : []).flatMap((line: { id?: unknown } | null) =>
    typeof line?.id === 'string' ? [{ value: line.id, label: line.id }] : [],
  );
  const overlaps = (lists?.overlaps ?? []).map(({ id, matter }) => ({
    value: id,
    label: inLanguage(matter, i18n.language),
  }));
  return (
    <section>
      <h3>{t('scripts.part.expected')}</h3>
      <WordsField at="expected.rows" />
      <ChoiceField
        at="expected.owner"
        choices={OWNERS.map((value) => ({
          value,
          label: value === 'unclear' ? t('scripts.unclear') : value,
        }))}
      />
      <ChoiceField at="expected.danger" choices={named('danger', ['none', 'now'], t)} />
      <ChoiceField at="expected.dangerLine" none="–" choices={lineIds} />
      <WordsField at="expected.ladder" />
      <ChoiceField
        at="expected.level"
        none="–"
        choices={[1, 2, 3].map((value) => ({ value, label: String(value) }))}
      />
      <ChoiceField at="expected.overlap.id" name="overlap" none="–" choices={overlaps} />
      <ChoiceField
        at="expected.overlap.answer"
        name="overlapAnswer"
        none="–"
        choices={named('answer', ['yes', 'no', 'unsure'], t)}
      />
      <WordsField at="expected.first" />
      <FactFields />
      <WordsField at="expected.promises" />
      <WordsField at="expected.forbidden" />
    </section>
  );
}

/** One field a fact: the wordings of it that count. */
function FactFields() {
  const { t } = useTranslation();
  const { get, add, set } = useForm();
  const facts = get('expected.facts');
  const count = Array.isArray(facts) ? facts.length : 0;
  return (
    <div className="script-facts">
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fact is its place
        <div key={i} className="script-fact">
          <WordsField at={`expected.facts[${i}].anyOf`} name="fact" />
          <button
            type="button"
            aria-label={t('scripts.remove')}
            onClick={() => set(count === 1 ? 'expected.facts' : `expected.facts[${i}]`, undefined)}
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" onClick={() => add('expected.facts', { anyOf: [t('scripts.newFact')] })}>
        {t('scripts.addFact')}
      </button>
    </div>
  );
}
