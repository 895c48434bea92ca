/** A file that somebody brought, as bytes; where it lies and whether it is packed is the business of the source. */
export interface ImportFile {
  readonly name: string
  /** Where it can be read again after the program was killed; null when it cannot. */
  readonly path: string | null
  /** Of the bytes as they were brought: the same file again is recognised by it. */
  readonly sha256: string
  /** Unpacked. @throws ImportFileError when unpacking fails or does not end. */
  bytes(): AsyncIterable<Uint8Array>
}

export class ImportFileError extends Error {
  override readonly name = 'ImportFileError'
  readonly code: 'file_too_large' | 'binary_file'
  constructor(code: 'file_too_large' | 'binary_file') {
    super(code)
    this.code = code
  }
}
