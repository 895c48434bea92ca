/** A PostgreSQL that the program may use, wherever it came from. */
export interface Engine {
  readonly kind: 'embedded' | 'remote'
  readonly databaseUrl: string
  /** The role that each connection takes on, when the login itself would see through row-level security. */
  readonly role: string | undefined
  /** Lets go of the server; the embedded one stops when its last user has done so. */
  close(): Promise<void>
}
