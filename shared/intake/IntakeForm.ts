/** What the operator writes down while the caller talks. All texts may be empty; nothing here blocks a transfer. */
export interface IntakeForm {
  /** 诉求内容: the caller's words. */
  readonly narrative: string;
  /** Where: address text. */
  readonly place: string;
  /** GB/T 2260 code of the division, six digits, or empty. */
  readonly division: string;
  readonly callerName: string;
  /** Call-back number where it differs from the calling number. */
  readonly callbackNumber: string;
  /** 咨询 求助 投诉 举报 建议. */
  readonly kind: 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion' | '';
}

export const EMPTY_FORM: IntakeForm = {
  narrative: '',
  place: '',
  division: '',
  callerName: '',
  callbackNumber: '',
  kind: '',
};
