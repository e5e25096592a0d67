/** The part of WebAssembly that this layer uses; the types of Node leave it to those of the browser, which do not belong here. */
declare global {
  namespace WebAssembly {
    /** What a trap throws. */
    class RuntimeError extends Error {}

    /** Whether this machine takes a module. */
    function validate(bytes: Uint8Array): boolean;
  }
}

export {};
