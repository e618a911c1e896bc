// Renderer, desk page: one line to go anywhere: a row by its number or words, a practice call, the other language.
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KbdText } from '../../../ui/keys/Kbd';
import { runCommand } from '../../act/runCommand';
import { useDesk, useDeskState } from '../../DeskContext';
import { commandsFor } from '../../view/commandsFor';

export function CommandBar() {
  const { t } = useTranslation();
  const { asks } = useDesk();
  const [text, setText] = useState('');
  const state = useDeskState((whole) => whole);
  const commands = commandsFor(state, text);
  const run = (index: number) => {
    const command = commands[index];
    if (command === undefined) return;
    asks.screen({ open: 'none' });
    runCommand(asks, command);
  };
  return (
    <search className="command-bar" data-testid="command-bar">
      <Input
        autoFocus
        size="small"
        value={text}
        placeholder={t('command.placeholder')}
        aria-label={t('command.label')}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || run(0)}
        onBlur={() =>
          asks.store.get().screen.open === 'commandBar' && text === '' && asks.screen({ open: 'none' })
        }
      />
      <ul>
        {commands.map((command, index) => (
          <li key={command.id}>
            <button
              type="button"
              className="plain-button"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(index)}
            >
              {index === 0 ? <KbdText text="Enter" /> : null}
              {t(`command.${command.type}`, { name: command.name })}
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}
