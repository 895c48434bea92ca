/** The command was written wrongly: the sentence and the usage are shown, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
