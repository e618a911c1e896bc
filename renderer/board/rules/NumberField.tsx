// Renderer, board page: a number with its limits; the browser says what is wrong with it when the form is sent.
interface NumberFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number | 'any';
  readonly onChange: (value: number) => void;
}

export function NumberField({ label, name, value, min = 0, max, step = 1, onChange }: NumberFieldProps) {
  return (
    <label className="rule">
      {label}
      <input
        type="number"
        required
        min={min}
        max={max}
        step={step}
        // Emptied while somebody types: not a 0.
        value={Number.isNaN(value) ? '' : value}
        data-rule={name}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </label>
  );
}
