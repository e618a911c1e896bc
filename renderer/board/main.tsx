// Renderer, board page: builds what the page needs, once, and draws it.
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connectBridge } from '../ui/bridge/connectBridge';
import { createStore } from '../ui/store/Store';
import { pageNonce, Themed } from '../ui/theme/Themed';
import { createWords } from '../ui/words/createWords';
import { type Board, BoardProvider, useBoardState } from './BoardContext';
import { BoardKeys } from './BoardKeys';
import { BoardPage } from './BoardPage';
import { type BoardState, FIRST_STATE } from './state/BoardState';
import { connectBoard } from './state/connectBoard';
import { SeatRows } from './state/SeatRows';
import { createSeconds } from './state/seconds';

const clock = () => Date.now();
const bridge = connectBridge('board');
const store = createStore<BoardState>(FIRST_STATE);
const rows = new SeatRows({ next: (run) => requestAnimationFrame(run) });
const words = createWords(FIRST_STATE.settings.language);
connectBoard(store, rows, bridge, clock);
const board: Board = { store, rows, bridge, seconds: createSeconds(store, clock) };

function App() {
  const { language, theme } = useBoardState((state) => state.settings);
  useEffect(() => void words.changeLanguage(language), [language]);
  return (
    <Themed theme={theme} language={language} nonce={pageNonce()}>
      <BoardKeys>
        <BoardPage />
      </BoardKeys>
    </Themed>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
createRoot(root).render(
  <I18nextProvider i18n={words}>
    <BoardProvider board={board}>
      <App />
    </BoardProvider>
  </I18nextProvider>,
);
