// Renderer, desk page: the practice calls that may be seen here, read again whenever a call has moved on.
import type { PracticeRun } from '@shared/practice/PracticeRun';
import { useEffect, useState } from 'react';
import { useDesk, useDeskState } from '../../DeskContext';

/** Undefined until they are read. */
export function useRuns(): readonly PracticeRun[] | undefined {
  const { asks } = useDesk();
  const practice = useDeskState(({ identity }) => identity?.practice ?? false);
  const moved = useDeskState(({ record, person, screen }) =>
    [person?.id, record?.id, record?.intake.step, screen.run?.call].join(),
  );
  const [runs, setRuns] = useState<readonly PracticeRun[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what moved is why it is read again
  useEffect(() => {
    if (!practice) return;
    let wanted = true;
    void asks.ask('practice.runs', {}).then((answer) => {
      if (wanted && answer.ok) setRuns(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [asks, practice, moved]);
  return runs;
}
