/** Bugs crash: an assertion states what must hold, as a sentence, and stops the work when it does not. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

export function assert(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new AssertionError(rule)
}

/** Closes a switch over a union: the compiler proves that no case is left. */
export function unreachable(value: never): never {
  throw new AssertionError(`a case is missing for ${JSON.stringify(value)}`)
}
