declare module 'heic-decode' {
  /** RGBA pixels of the first picture in a HEIC file; throws for anything else. */
  function decode(options: {
    buffer: Uint8Array;
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray }>;
  export = decode;
}
