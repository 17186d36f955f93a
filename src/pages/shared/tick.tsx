interface TickProps {
  checked: boolean;
  text: string;
  note: string;
  onChange(checked: boolean): void;
}

/** A setting that is on or off, with a line that says what it means. */
export function Tick({ checked, text, note, onChange }: TickProps) {
  return (
    <label class="tick">
      <input type="checkbox" checked={checked} onChange={event => onChange(event.currentTarget.checked)} />
      <span>
        <span>{text}</span>
        <span class="fine">{note}</span>
      </span>
    </label>
  );
}
