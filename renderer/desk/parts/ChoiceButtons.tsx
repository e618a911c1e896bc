// Renderer, desk page: answers to one question; they show their digits while the digits are theirs.
import { Button } from 'antd';
import { AltOnce, DigitKey } from './DigitKey';
import './buttons.css';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly chosen?: boolean;
  readonly disabled?: boolean;
}

export interface ChoiceButtonsProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** The digits choose from this set now. */
  readonly digits: boolean;
  /** Digit of the first choice, where it is not 1. */
  readonly firstDigit?: number;
  /** Where room is short: Alt stands once before all of them. */
  readonly altOnce?: boolean;
  readonly onChoose: (index: number) => void;
}

export function ChoiceButtons({
  label,
  choices,
  digits,
  firstDigit = 1,
  altOnce = false,
  onChoose,
}: ChoiceButtonsProps) {
  return (
    <fieldset className="choices" aria-label={label}>
      {digits && altOnce ? <AltOnce /> : null}
      {choices.map((choice, index) => (
        <Button
          key={choice.id}
          size="small"
          className="action"
          type={choice.chosen ? 'primary' : 'default'}
          disabled={choice.disabled ?? false}
          aria-pressed={choice.chosen ?? false}
          data-choice={choice.id}
          onClick={() => onChoose(index)}
        >
          {digits && firstDigit + index <= 9 ? <DigitKey digit={firstDigit + index} bare={altOnce} /> : null}
          {choice.label}
        </Button>
      ))}
    </fieldset>
  );
}
