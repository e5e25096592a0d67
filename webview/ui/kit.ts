import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDivider,
  vsCodeDropdown,
  vsCodeLink,
  vsCodeOption,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';
import { h, type ComponentChild } from 'preact';
import type { BadgeProps, ButtonProps, CheckboxProps, LinkProps, ProgressRingProps, SelectProps, TextFieldProps } from './kit-controls';

// The pages' controls, drawn by the Webview UI Toolkit. No other file imports it or writes its tags, so that it can be exchanged (`kit-elements.ts`).

provideVSCodeDesignSystem().register(
  vsCodeBadge(),
  vsCodeButton(),
  vsCodeCheckbox(),
  vsCodeDivider(),
  vsCodeDropdown(),
  vsCodeLink(),
  vsCodeOption(),
  vsCodeProgressRing(),
  vsCodeTextField(),
);

/** As {@link ButtonProps} says. */
export function Button({ children, onPress, look = 'secondary', label, disabled = false }: ButtonProps): ComponentChild {
  const named = label === undefined ? {} : { 'aria-label': label, title: label };
  return h('vscode-button', { appearance: look, disabled, onClick: onPress, ...named }, children);
}

/** Tells a choice once, and only of another option. */
export function Select<Value extends string>({ label, value, options, onChange, disabled = false }: SelectProps<Value>): ComponentChild {
  const choose = (event: Event): void => {
    const chosen = options.find((option) => option.value === valueOf(event));
    if (chosen !== undefined && chosen.value !== value) onChange(chosen.value);
  };
  return h(
    'vscode-dropdown',
    { 'aria-label': label, title: label, value, disabled, onChange: choose },
    options.map((option) => h('vscode-option', { key: option.value, value: option.value, selected: option.value === value }, option.text)),
  );
}

/** Tells each keystroke and the end of typing apart. */
export function TextField({ label, value, onInput, onChange, placeholder = '', disabled = false }: TextFieldProps): ComponentChild {
  return h('vscode-text-field', {
    ref: named(label),
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
  return h('vscode-checkbox', { checked, disabled, onChange: change }, children);
}

/** Not read out apart from its text. */
export function Badge({ children }: BadgeProps): ComponentChild {
  return h('vscode-badge', {}, children);
}

/** Read out as being under way. */
export function ProgressRing({ label }: ProgressRingProps): ComponentChild {
  return h('vscode-progress-ring', { ref: named(label, 'progressbar') });
}

/** Leads where the page says, not to an address. */
export function Link({ children, onPress }: LinkProps): ComponentChild {
  const press = (event: Event): void => {
    event.preventDefault();
    onPress();
  };
  return h('vscode-link', { href: '#', onClick: press }, children);
}

/** A line between two parts. */
export function Divider(): ComponentChild {
  return h('vscode-divider', {});
}

/** The toolkit gives some controls a name and a role of its own when they come into the page, so that ours are set after that. */
function named(label: string, role?: string): (element: Element | null) => void {
  return (element) => {
    element?.setAttribute('aria-label', label);
    if (role !== undefined) element?.setAttribute('role', role);
  };
}

function valueOf(event: Event): string {
  return event.target !== null && 'value' in event.target && typeof event.target.value === 'string' ? event.target.value : '';
}
