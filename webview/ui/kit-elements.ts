import '@vscode-elements/elements/dist/vscode-badge/index.js';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-checkbox/index.js';
import '@vscode-elements/elements/dist/vscode-divider/index.js';
import '@vscode-elements/elements/dist/vscode-progress-ring/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import { h, type ComponentChild } from 'preact';
import type { BadgeProps, ButtonProps, CheckboxProps, LinkProps, ProgressRingProps, SelectProps, TextFieldProps } from './kit-controls';

// The same controls as `kit.ts` by another library, to go to when the first one is not kept up any more. Both have tags of the same names, so that a page
// holds one of them; the contract test holds this one to what the pages expect.

/** As {@link ButtonProps} says. */
export function Button({ children, onPress, look = 'secondary', label, disabled = false }: ButtonProps): ComponentChild {
  const named = label === undefined ? {} : { 'aria-label': label, title: label };
  const press = (): void => {
    if (!disabled) onPress();
  };
  return h(
    'vscode-button',
    { secondary: look !== 'primary', class: look, disabled, 'aria-disabled': disabled, onClick: press, ...named },
    children,
  );
}

/** Tells a choice once, and only of another option. */
export function Select<Value extends string>({ label, value, options, onChange, disabled = false }: SelectProps<Value>): ComponentChild {
  const choose = (event: Event): void => {
    const chosen = options.find((option) => option.value === valueOf(event));
    if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
  };
  const items = options.map((option) => ({ label: option.text, value: option.value, selected: option.value === value }));
  return h('vscode-single-select', { label, title: label, options: items, value, disabled, onChange: choose });
}

/** Tells each keystroke and the end of typing apart. */
export function TextField({ label, value, onInput, onChange, placeholder = '', disabled = false }: TextFieldProps): ComponentChild {
  return h('vscode-textfield', {
    label,
    title: label,
    value,
    placeholder,
    disabled,
    onInput: (event: Event) => onInput?.(valueOf(event)),
    onChange: (event: Event) => onChange?.(valueOf(event)),
  });
}

/** Tells a change by the person, and none by the page. */
export function Checkbox({ children, checked, onChange, disabled = false }: CheckboxProps): ComponentChild {
  const change = (event: Event): void => {
    const now = event.target !== null && 'checked' in event.target && event.target.checked === true;
    if (now !== checked) onChange(now);
  };
  return h('vscode-checkbox', { checked, disabled, onChange: change, ref: lockInput(disabled) }, children);
}

/** Not read out apart from its text. */
export function Badge({ children }: BadgeProps): ComponentChild {
  return h('vscode-badge', {}, children);
}

/** Read out as being under way. */
export function ProgressRing({ label }: ProgressRingProps): ComponentChild {
  return h('vscode-progress-ring', { ariaLabel: label, role: 'progressbar' });
}

/** Leads where the page says, not to an address. The library has none; the browser's own is as good. */
export function Link({ children, onPress }: LinkProps): ComponentChild {
  const press = (event: Event): void => {
    event.preventDefault();
    onPress();
  };
  return h('a', { href: '#', onClick: press }, children);
}

/** A line between two parts. */
export function Divider(): ComponentChild {
  return h('vscode-divider', {});
}

/** The library lets the input inside a disabled checkbox look enabled to who listens to the page. */
function lockInput(disabled: boolean): (element: Element | null) => void {
  return (element) => {
    queueMicrotask(() => {
      element?.shadowRoot?.querySelector('input')?.toggleAttribute('disabled', disabled);
    });
  };
}

function valueOf(event: Event): string {
  return event.target !== null && 'value' in event.target && typeof event.target.value === 'string' ? event.target.value : '';
}
