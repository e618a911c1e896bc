// Renderer, desk page: one line to go anywhere: a row, a telephone number, an order, a practice call, a non-case,
// any action by its name.
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../../ui/keys/Kbd';
import { runCommand } from '../../act/runCommand';
import { useDesk, useDeskState } from '../../DeskContext';
import { commandsFor, stepMark } from '../../view/commandsFor';

const ARROWS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export function CommandBar() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const state = useDeskState((whole) => whole);
  const commands = commandsFor(state, text, t);
  const at = Math.min(marked, Math.max(0, commands.length - 1));
  const run = (index: number) => {
    const command = commands[index];
    if (command === undefined) return;
    asks.screen({ open: 'none' });
    runCommand(asks, command);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const by = ARROWS[event.key];
    // Sideways only while nothing is typed: in a text the arrows move the cursor.
    const sideways = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (event.key === 'Enter') run(at);
    else if (by !== undefined && !(sideways && text !== '')) setMarked(stepMark(at, by, commands.length));
    else return;
    event.preventDefault();
  };
  return (
    <search className="command-bar" data-testid="command-bar">
      <Input
        autoFocus
        size="small"
        value={text}
        placeholder={t('command.placeholder')}
        aria-label={t('command.label')}
        role="combobox"
        aria-expanded="true"
        aria-controls="commands"
        aria-activedescendant={commands[at] === undefined ? undefined : `command-${at}`}
        onChange={(event) => {
          setText(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={() =>
          asks.store.get().screen.open === 'commandBar' && text === '' && asks.screen({ open: 'none' })
        }
      />
      <div id="commands" role="listbox" aria-label={t('command.label')} className="commands">
        {commands.map((command, index) => (
          <div
            key={command.id}
            id={`command-${index}`}
            role="option"
            tabIndex={-1}
            className="command"
            aria-selected={index === at}
            data-command={command.id}
            onMouseDown={(event) => {
              // The field keeps the focus: its loss would close the bar before the click.
              event.preventDefault();
              run(index);
            }}
          >
            {index === at ? <KbdText text="Enter" /> : null}
            {t(`command.${command.type}`, { name: command.name })}
          </div>
        ))}
        {commands.length === 0 ? <span className="command-none">{t('command.none')}</span> : null}
      </div>
    </search>
  );
}
