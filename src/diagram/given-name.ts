import type { NetworkNode } from '#model/network';

/** The name that the author wrote before a step; repetitions number their steps themselves, `repeat.1.2`, and that is none. */
export function givenName({ name }: NetworkNode): string | undefined {
  return name?.includes('.') === true ? undefined : name;
}
