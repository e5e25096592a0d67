import type { VNode } from 'preact';

/** A value between two others, chosen with the pointer or the arrow keys. */
export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as it is read out. */
  readonly valueText: string;
  readonly onInput: (value: number) => void;
  readonly disabled?: boolean;
}

/** The browser's own slider in the colours of the theme; neither library of controls has one. */
export function Slider({ label, value, min, max, step, valueText, onInput, disabled = false }: SliderProps): VNode {
  return (
    <input
      class="slider"
      type="range"
      aria-label={label}
      aria-valuetext={valueText}
      title={label}
      min={min}
      max={max}
      step={step}
      value={value}
      disabled={disabled}
      onInput={(event) => {
        onInput(event.currentTarget.valueAsNumber);
      }}
    />
  );
}
