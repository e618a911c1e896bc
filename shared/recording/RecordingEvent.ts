import type { PersonId, RecordingId } from '../kernel/ids';

/** `cut`: the program or its phone page died meanwhile, or the sound could not be kept up with. */
export type RecordingResult = 'whole' | 'diskFull' | 'cut';

/** The sound of a call, kept for training and complaints. In the stream of the call; the sound itself is in a file. */
export type RecordingEvent =
  | { readonly type: 'recordingStarted'; readonly recording: RecordingId }
  | {
      readonly type: 'recordingEnded';
      readonly recording: RecordingId;
      readonly seconds: number;
      readonly result: RecordingResult;
    }
  | {
      readonly type: 'recordingPlayed';
      readonly recording: RecordingId;
      readonly person?: PersonId | undefined;
    }
  /** Older than the days that the setting keeps them. */
  | { readonly type: 'recordingDeleted'; readonly recording: RecordingId; readonly days: number };
