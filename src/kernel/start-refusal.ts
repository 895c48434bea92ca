/** Reasons for which the program cannot start here. Each has one sentence that says what to do (locales/terminal). */
export interface StartRefusalData {
  'no-database-program': { readonly platform: string }
  musl: Record<string, never>
  'data-not-writable': { readonly path: string; readonly reason: string }
  'data-not-a-directory': { readonly path: string }
  'no-space': { readonly path: string }
  'no-unprivileged-user': Record<string, never>
  'database-did-not-start': { readonly logFile: string; readonly lastLine: string }
  'database-without-password': { readonly path: string; readonly passwordFile: string }
  'database-busy': { readonly path: string }
  'bad-database-url': { readonly reason: 'not-a-url' | 'other-protocol' | 'no-database-name' }
  'database-unreachable': { readonly host: string; readonly reason: string }
  'database-login-refused': { readonly host: string; readonly reason: string }
  'database-too-old': { readonly found: number }
  'newer-schema': { readonly found: number; readonly known: number }
  'changed-migration': { readonly name: string }
  'port-taken': { readonly port: number }
  'port-forbidden': { readonly port: number }
  'host-unknown': { readonly host: string }
  'no-installation': { readonly path: string }
  'no-such-business': { readonly business: number }
  'file-not-writable': { readonly path: string; readonly reason: string }
  'file-not-readable': { readonly path: string; readonly reason: string }
  'not-a-backup': { readonly path: string }
  'damaged-backup': { readonly path: string; readonly part: string }
  'no-whole-export': { readonly path: string }
  'damaged-export': { readonly path: string; readonly part: string }
  'restore-not-empty': { readonly path: string }
  'bad-setting': { readonly name: string; readonly value: string }
}
export type StartRefusalCode = keyof StartRefusalData

export class StartRefusal<Code extends StartRefusalCode = StartRefusalCode> extends Error {
  override readonly name = 'StartRefusal'
  readonly code: Code
  readonly data: StartRefusalData[Code]

  constructor(code: Code, data: StartRefusalData[Code]) {
    super(`${code} ${JSON.stringify(data)}`)
    this.code = code
    this.data = data
  }
}
