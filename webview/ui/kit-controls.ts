import type { ComponentChild, ComponentChildren } from 'preact';

// What the pages' controls are, whoever draws them. Two libraries fulfil it; a contract test holds both to it.

/** A button. `icon` is a small square without a frame and needs a `label` for screen readers. */
export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
  readonly look?: 'primary' | 'secondary' | 'icon';
  /** Read out, and shown while the pointer rests on it, in place of the children. */
  readonly label?: string;
  readonly disabled?: boolean;
}

/** A list of which one is chosen. */
export interface SelectProps<Value extends string = string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** A line of text. */
export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** At each keystroke. */
  readonly onInput?: (value: string) => void;
  /** When the person is done: Enter, or another place. */
  readonly onChange?: (value: string) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
}

/** Something that is so or not; the children are its name. */
export interface CheckboxProps {
  readonly children: ComponentChildren;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

/** A number or a word that stands out. */
export interface BadgeProps {
  readonly children: ComponentChildren;
}

/** Something takes a while and nobody knows how long. */
export interface ProgressRingProps {
  /** What is being waited for. */
  readonly label: string;
}

/** Words that lead somewhere. */
export interface LinkProps {
  readonly children: ComponentChildren;
  readonly onPress: () => void;
}

/** The whole kit. */
export interface Kit {
  Button(props: ButtonProps): ComponentChild;
  Select<Value extends string>(props: SelectProps<Value>): ComponentChild;
  TextField(props: TextFieldProps): ComponentChild;
  Checkbox(props: CheckboxProps): ComponentChild;
  Badge(props: BadgeProps): ComponentChild;
  ProgressRing(props: ProgressRingProps): ComponentChild;
  Link(props: LinkProps): ComponentChild;
  Divider(): ComponentChild;
}
