// Renderer, desk page: one script, as a form or as text, with its faults below and its sound on trial.
import { type KeyboardEvent, lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel/Panel';
import { inLanguage } from '../../../ui/words/createWords';
import { useDesk, useDeskState } from '../../DeskContext';
import { ActionButton } from '../ActionButton';
import { PreviewList } from './PreviewList';
import { FormProvider } from './ScriptFields';
import { ScriptForm } from './ScriptForm';
import type { EditorProps } from './ScriptsScreen';
import { type ScriptDraft, useScriptDraft } from './useScriptDraft';

const YamlText = lazy(async () => ({ default: (await import('./YamlText')).YamlText }));

export function ScriptEditor({ opened, world, voices, onSound, onCopy, onSaved, onChanged }: EditorProps) {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const draft = useScriptDraft(opened, world);
  const [side, setSide] = useState<'form' | 'text'>('form');
  const preview = useDeskState(({ screen }) => screen.writing?.preview ?? false);
  const listen = () => asks.screen({ writing: { preview: !preview, opened } });
  const save = async () => {
    const answer = await asks.ask('script.save', { id: opened.id, text: draft.text });
    if (answer.ok) onSaved(draft.text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if (!event.ctrlKey || event.nativeEvent.isComposing) return;
    if (key === 'z' && !event.shiftKey) draft.undo();
    else if (key === 'y' || key === 'z') draft.redo();
    else if (key === 'enter' && !draft.house) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Panel
      className="script-editor"
      title={
        <>
          {opened.id} {draft.changed && !draft.house ? <i>{t('scripts.drafted')}</i> : null}
        </>
      }
      aside={
        <>
          {draft.house ? null : (
            <button type="button" data-testid="save-script" onClick={() => void save()}>
              {t('scripts.save')} <kbd>Ctrl+Enter</kbd>
            </button>
          )}
          <button type="button" data-testid="copy-script" onClick={() => onCopy(draft.text)}>
            {t('scripts.copy')}
          </button>
          <button
            type="button"
            data-testid="preview-script"
            disabled={draft.script === undefined}
            aria-pressed={preview}
            onClick={listen}
          >
            {t('scripts.preview')}
          </button>
          <ActionButton action="close" always />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and save, wherever in it one types */}
      <div className="script-body" onKeyDownCapture={onKeyDown} onBlur={onChanged}>
        {draft.house ? <p className="script-house">{t('scripts.house')}</p> : null}
        <div role="tablist" className="script-sides">
          {(['form', 'text'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={side === one}
              data-side={one}
              onClick={() => setSide(one)}
            >
              {t(`scripts.side.${one}`)}
            </button>
          ))}
        </div>
        {preview && draft.script !== undefined ? (
          <PreviewList script={draft.script} />
        ) : side === 'form' ? (
          <FormProvider value={{ draft, voices, onSound }}>
            <ScriptForm />
          </FormProvider>
        ) : (
          <Suspense>
            <YamlText
              text={draft.text}
              readOnly={draft.house}
              problems={draft.problems}
              onType={(text) => draft.write(text, 'text')}
            />
          </Suspense>
        )}
        <Problems draft={draft} />
      </div>
    </Panel>
  );
}

function Problems({ draft: { problems } }: { readonly draft: ScriptDraft }) {
  const { t, i18n } = useTranslation();
  if (problems.length === 0)
    return (
      <p className="script-fine" data-testid="script-fine">
        {t('scripts.fine')}
      </p>
    );
  return (
    <ul className="script-problems" data-testid="script-problems" aria-label={t('scripts.problems')}>
      {problems.map(({ line, column, path, words }) => (
        <li key={`${line} ${column} ${path} ${words.en}`}>
          <code>{[line !== undefined && `${line}:${column}`, path].filter(Boolean).join(' ')}</code>{' '}
          {inLanguage(words, i18n.language)}
        </li>
      ))}
    </ul>
  );
}
