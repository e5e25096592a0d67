/** Something that holds a resource until it is told to let go. Disposing twice is allowed and does nothing the second time. */
export interface Disposable {
  dispose(): void;
}
