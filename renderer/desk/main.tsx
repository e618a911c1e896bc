// Renderer, desk page: builds what the page needs, once, and draws it.
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { connectBridge } from '../ui/bridge/connectBridge';
import { takesText } from '../ui/keys/useKeyReader';
import { createStore } from '../ui/store/Store';
import { pageNonce, Themed } from '../ui/theme/Themed';
import { createWords } from '../ui/words/createWords';
import { DeskAsks } from './act/DeskAsks';
import { pressedElsewhere } from './act/pressedElsewhere';
import { type Desk, DeskProvider, makeView, useDeskState } from './DeskContext';
import { DeskKeys } from './DeskKeys';
import { DeskPage } from './DeskPage';
import { draftsOf } from './draft/draftsOf';
import { connectDesk } from './state/connectDesk';
import { connectHands } from './state/connectHands';
import { type DeskState, FIRST_STATE } from './state/DeskState';
import { loadSuggester } from './suggest/loadSuggester';
import { startSuggesting } from './suggest/suggesting';

const clock = () => Date.now();
const bridge = connectBridge('desk');
const store = createStore<DeskState>(FIRST_STATE);
const drafts = draftsOf(store, bridge, clock);
const { readOrders } = connectDesk(store, bridge, clock);
connectHands(store, bridge, window, { now: clock, inText: () => takesText(document.activeElement) });
const words = createWords(FIRST_STATE.settings.language);
const asks = new DeskAsks(store, bridge, drafts.writer);
bridge.listen('key.pressed', (press) => pressedElsewhere(asks, press, clock()));
startSuggesting({
  store,
  typed: drafts.shown,
  load: loadSuggester,
  raise: (call, event) => new Promise((done) => asks.inTurn(() => asks.recordNow(call, event).finally(done))),
  timers: { set: (run, after) => setTimeout(run, after), clear: (timer) => clearTimeout(timer as number) },
});
const desk: Desk = { asks, drafts, clock, readOrders, view: makeView() };

function App() {
  const { language, theme } = useDeskState((state) => state.settings);
  useEffect(() => void words.changeLanguage(language), [language]);
  return (
    <Themed theme={theme} language={language} nonce={pageNonce()}>
      <DeskKeys>
        <DeskPage />
      </DeskKeys>
    </Themed>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('no #root in the page');
createRoot(root).render(
  <I18nextProvider i18n={words}>
    <DeskProvider desk={desk}>
      <App />
    </DeskProvider>
  </I18nextProvider>,
);
