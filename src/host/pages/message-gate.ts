/** Lets through what a page of ours says, and stops a page that floods. */
export interface MessageGate {
  admits(): boolean;
}

/**
 * A bucket of tokens: `burst` messages at once, `perSecond` on average.
 *
 * @param now monotonic milliseconds
 */
export function createMessageGate({ burst = 100, perSecond = 50, now = () => performance.now() } = {}): MessageGate {
  let tokens = burst;
  let last = now();
  return {
    admits: () => {
      const time = now();
      tokens = Math.min(burst, tokens + ((time - last) / 1000) * perSecond);
      last = time;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
