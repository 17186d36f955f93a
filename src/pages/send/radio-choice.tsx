import { useId } from 'preact/hooks';

interface Props<T extends string> {
  legend: string;
  options: readonly { value: T; label: string; note?: string }[];
  value: T | null;
  onChoose(value: T): void;
}

/** One of a few answers. */
export function RadioChoice<T extends string>({ legend, options, value, onChoose }: Props<T>) {
  const name = useId();
  return (
    <fieldset class="radios">
      <legend>
        <h2>{legend}</h2>
      </legend>
      {options.map(option => (
        <label class="tick card" key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            <span>{option.label}</span>
            {option.note && <span class="fine">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
