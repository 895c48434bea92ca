'use strict'
// Two bounds of memory that cannot be set once the process runs.
// The runtime lets the part of the heap where objects are born grow to 100 MB before it tidies up. Bounded, a mailing to a million people
// stays within 120 MB, and it costs no time that could be measured.
const FLAG = '--max-semi-space-size'
/** Of each half of it, in MB. */
const NURSERY_FLAGS = [`${FLAG}=16`]
// The C library of most Linux systems takes large pieces of memory from its own pool once one of their size has been freed, and keeps what
// comes back: an import of a gigabyte held 120 MB that nobody used. With a bound of its own it hands them back to the system (mallopt(3)).
const LARGE_PIECES = { MALLOC_MMAP_THRESHOLD_: '131072' }
/** Commands that work for long, or on much. */
const LONG = new Set(['start', 'demo', 'worker', 'tick', 'import'])

/** What the owner has set himself stays. */
function boundedEnvironment() {
  return { ...LARGE_PIECES, ...process.env }
}

/** Begins anew as the same process where the bounds are missing; where that cannot be done, memory is all that is lost. */
function boundMemory(script, args) {
  const isBound = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some(words => words.includes(FLAG))
  if (isBound || !LONG.has(args[0]) || args.includes('--help')) return
  // A channel to the process that started this one would not survive.
  if (typeof process.execve !== 'function' || process.platform === 'win32' || process.channel !== undefined) return
  process.execve(process.execPath, [process.execPath, ...NURSERY_FLAGS, ...process.execArgv, script, ...args], boundedEnvironment())
}

module.exports = { NURSERY_FLAGS, boundedEnvironment, boundMemory }
