// Renderer, desk page: the fields of the form, each bound to a place in the script's text.
import { readPath, type ScriptPath, showPath, valueAt } from '@shared/practice/ScriptProblem';
import { addToScript, moveInScript, setInScript } from '@shared/practice/scriptEdit';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScriptDraft } from './useScriptDraft';

export interface FormParts {
  readonly draft: ScriptDraft;
  readonly voices: readonly string[];
  readonly onSound: () => void;
}

const FormContext = createContext<FormParts | undefined>(undefined);
export const FormProvider = FormContext.Provider;

export function useForm() {
  const parts = useContext(FormContext);
  if (parts === undefined) throw new Error('a field stands in a form');
  const { draft, voices, onSound } = parts;
  const script = draft.source ?? draft.text;
  const write = (text: string, at: string) => draft.write(text, at);
  return {
    draft,
    voices,
    onSound,
    get: (at: string): unknown => valueAt(draft.value, readPath(at)),
    set: (at: string, value: unknown) => write(setInScript(script, readPath(at), value), at),
    add: (at: string, item: unknown) => write(addToScript(script, readPath(at), item), at),
    move: (at: string, from: number, to: number) => write(moveInScript(script, readPath(at), from, to), at),
    /** A fault of this field, or of what is in it. */
    wrong: (at: string) => draft.problems.some(({ path }) => path === at || path.startsWith(`${at}[`)),
  };
}

interface FieldProps {
  /** As problems name it: `expected.rows`. */
  readonly at: string;
  /** Locale key under `scripts.field`; else the last name of the path. */
  readonly name?: string;
}

function Field({
  at,
  name,
  wide,
  children,
}: FieldProps & { readonly wide?: boolean; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const key =
    name ??
    String(
      readPath(at)
        .filter((step) => typeof step === 'string')
        .at(-1),
    );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={wide ? 'script-field wide' : 'script-field'}>
      <span>{t(`scripts.field.${key}`)}</span>
      {children}
    </label>
  );
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? `${value}` : '';

interface TextFieldProps extends FieldProps {
  readonly long?: boolean;
  /** What holds where nothing is written; then an emptied field is taken away. */
  readonly otherwise?: string;
}

export function TextField({ at, name, long = false, otherwise }: TextFieldProps) {
  const form = useForm();
  const props = {
    value: shown(form.get(at)),
    'data-field': at,
    'aria-invalid': form.wrong(at),
    placeholder: otherwise,
    onChange: ({ target: { value } }: { target: { value: string } }) =>
      form.set(at, value === '' && otherwise !== undefined ? undefined : value),
  };
  return (
    <Field at={at} {...(name ? { name } : {})} wide={long}>
      {long ? <textarea rows={2} {...props} /> : <input type="text" {...props} />}
    </Field>
  );
}

/** Empty: the field is taken away. */
export function NumberField({ at, name, max }: FieldProps & { readonly max?: number }) {
  const form = useForm();
  return (
    <Field at={at} {...(name ? { name } : {})}>
      <input
        type="number"
        min={0}
        max={max}
        value={shown(form.get(at))}
        data-field={at}
        aria-invalid={form.wrong(at)}
        onChange={({ target: { value } }) => form.set(at, value === '' ? undefined : Number(value))}
      />
    </Field>
  );
}

export interface Choice {
  readonly value: string | number | true;
  readonly label: string;
}

/** `none`: what it is called where nothing is chosen; without it something always is. */
export function ChoiceField({
  at,
  name,
  choices,
  none,
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }) {
  const form = useForm();
  const value = form.get(at);
  const known = choices.some((one) => one.value === value);
  return (
    <Field at={at} {...(name ? { name } : {})}>
      <select
        value={value === undefined ? '' : String(value)}
        data-field={at}
        aria-invalid={form.wrong(at)}
        onChange={({ target }) =>
          form.set(at, choices.find((one) => String(one.value) === target.value)?.value)
        }
      >
        {none === undefined && known ? null : <option value="">{none ?? ''}</option>}
        {value === undefined || known ? null : <option value={String(value)}>{String(value)}</option>}
        {choices.map((one) => (
          <option key={String(one.value)} value={String(one.value)}>
            {one.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Several words in one field, parted as people part them. What is being typed stays as it is typed. */
export function WordsField({ at, name, numbers = false }: FieldProps & { readonly numbers?: boolean }) {
  const form = useForm();
  const list = form.get(at);
  const told = Array.isArray(list) ? list.map(shown).join('、') : '';
  const [typed, setTyped] = useState<string>();
  return (
    <Field at={at} {...(name ? { name } : {})}>
      <input
        type="text"
        value={typed ?? told}
        data-field={at}
        aria-invalid={form.wrong(at)}
        onBlur={() => setTyped(undefined)}
        onChange={({ target: { value } }) => {
          setTyped(value);
          const words = partedWords(value);
          const items = numbers ? words.map((word) => (/^\d+$/.test(word) ? Number(word) : word)) : words;
          form.set(at, items.length === 0 && (numbers || list === undefined) ? undefined : items);
        }}
      />
    </Field>
  );
}

export const partedWords = (text: string): readonly string[] =>
  text
    .split(/[,，、;；\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

export const pathOf = (...path: ScriptPath): string => showPath(path);
