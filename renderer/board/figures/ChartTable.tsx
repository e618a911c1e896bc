// Renderer, board page: the table that says what a chart says.
import type { Table } from './chartOptions';

export function ChartTable({ table }: { readonly table: Table }) {
  return (
    <table className="figures-table" data-testid="chart-table">
      <thead>
        <tr>
          {table.head.map((head) => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.lines.map((cells) => (
          <tr key={cells.join(' ')}>
            {cells.map((cell, n) => (
              <td key={table.head[n]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
