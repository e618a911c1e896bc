// Renderer, desk page: the desk of a practice call, drawn by its own parts; nothing on it can be pressed.
import { DeskProvider } from '../../DeskContext';
import type { Replay } from '../../replay/replayDesk';
import { CallBar } from '../bar/CallBar';
import { Decision } from '../decision/Decision';
import { Intake } from '../intake/Intake';
import { DiversionLists } from '../lists/DiversionLists';
import { MatterLine } from '../matter/MatterLine';
import { OrderDraft } from '../order/OrderDraft';

export const DeskOfRun = ({ replay }: { readonly replay: Replay }) => (
  <div className="replay-desk" inert>
    <DeskProvider desk={replay.desk}>
      <CallBar />
      <MatterLine />
      <div className="desk-grid">
        <Intake />
        <DiversionLists />
        <Decision />
        <OrderDraft />
      </div>
    </DeskProvider>
  </div>
);
