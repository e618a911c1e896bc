// Renderer, any page: a region with a fixed place and a name.
import { type ReactNode, useId } from 'react';
import './Panel.css';

export interface PanelProps {
  readonly title: ReactNode;
  /** Stands at the right end of the title line. */
  readonly aside?: ReactNode;
  readonly tone?: 'plain' | 'danger' | 'notice';
  readonly className?: string;
  readonly children: ReactNode;
}

export function Panel({ title, aside, tone = 'plain', className = '', children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel panel-${tone} ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        <div className="panel-aside">{aside}</div>
      </header>
      <div className="panel-body">{children}</div>
    </section>
  );
}
