import type { VNode } from 'preact';
import { useId } from 'preact/hooks';

/** One of a few values that all stand side by side. */
export interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

/** Radio buttons that look like one divided button; arrow keys go from one to the next. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>): VNode {
  const name = useId();
  return (
    <span class="choice" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => {
              if (option.value !== value) onChange(option.value);
            }}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </span>
  );
}
