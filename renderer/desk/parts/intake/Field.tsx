// Renderer, desk page: a label and its field on one line.
import type { ReactNode } from 'react';

export interface FieldProps {
  readonly label: string;
  readonly htmlFor?: string;
  readonly children: ReactNode;
}

export function Field({ label, htmlFor, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={htmlFor}>{label}</label>
      {children}
    </div>
  );
}
