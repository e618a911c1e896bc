// Renderer, desk page: what would be right in a script, item by item, each with its clause.
import { SIDES } from '@shared/kernel/side';
import { clausesOf, RECORD_CLAUSE } from '@shared/practice/clausesOf';
import { EXPECTED_ITEMS, TIMED_CHECKS } from '@shared/practice/practiceScriptSchema';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../ui/words/createWords';
import { useDeskState } from '../../DeskContext';
import { type Choice, ChoiceField, NumberField, TextField, useForm, WordsField } from './ScriptFields';

const OWNERS = ['12345', '110', 'unclear'] as const;

export const named = (of: string, values: readonly string[], t: (key: string) => string): readonly Choice[] =>
  values.map((value) => ({ value, label: t(`scripts.${of}.${value}`) }));

export function ExpectedFields() {
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
      <WordsField at="expected.departments" numbers />
      <ChoiceField at="expected.settles" none="–" choices={SIDES.map((value) => ({ value, label: value }))} />
      <FactFields />
      <WordsField at="expected.promises" />
      <WordsField at="expected.forbidden" />
      {TIMED_CHECKS.map((one) => (
        <NumberField key={one} at={`expected.within.${one}`} name={`within.${one}`} />
      ))}
      <ClauseFields />
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
          <TextField at={`expected.facts[${i}].clause`} otherwise={RECORD_CLAUSE} />
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

/** The clause of each item that is expected: the plan's own stands there until another is written. */
function ClauseFields() {
  const { t } = useTranslation();
  const { draft } = useForm();
  const rows = useDeskState((state) => state.lists?.rows);
  const known =
    draft.script === undefined ? undefined : clausesOf({ ...draft.script.expected, clauses: {} }, rows ?? []);
  return (
    <>
      <h4>{t('scripts.part.clauses')}</h4>
      {EXPECTED_ITEMS.map((item) => (
        <TextField
          key={item}
          at={`expected.clauses.${item}`}
          name={`clauses.${item}`}
          otherwise={known?.[item] ?? ''}
        />
      ))}
    </>
  );
}
