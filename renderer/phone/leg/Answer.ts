/**
 * What the far end of a leg said to a re-INVITE. `gone`: somebody says that the dialog does not exist any more (481, or
 * 408 from a server that asked in vain).
 */
export type Answer = 'alive' | 'gone' | 'unanswered';
