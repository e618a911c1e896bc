/** In the alert's own stream (`alertStream`), which the boards of both sides' hosts share. */
export interface AlertEvent {
  readonly type: 'alertAcknowledged';
  /** Its id: the same fact is the same alert on every host. */
  readonly alert: string;
  /** Staff number, or the seat. */
  readonly by: string;
}
