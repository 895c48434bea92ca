'use strict'
// The runtime lets the part of the heap where objects are born grow to 100 MB before it tidies up. Bounded, a mailing to a million people
// stays within 120 MB, and it costs no time that could be measured. The bound cannot be set once the process runs.
const FLAG = '--max-semi-space-size'
/** Of each half of it, in MB. */
const NURSERY_FLAGS = [`${FLAG}=16`]
/** Commands that work for long. */
const LONG = new Set(['start', 'demo', 'worker', 'tick'])

/** Begins anew as the same process where the bound is missing; where that cannot be done, memory is all that is lost. */
function boundNursery(script, args) {
  const isBound = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].some(words => words.includes(FLAG))
  if (isBound || !LONG.has(args[0]) || args.includes('--help')) return
  // A channel to the process that started this one would not survive.
  if (typeof process.execve !== 'function' || process.platform === 'win32' || process.channel !== undefined) return
  process.execve(process.execPath, [process.execPath, ...NURSERY_FLAGS, ...process.execArgv, script, ...args], process.env)
}

module.exports = { NURSERY_FLAGS, boundNursery }
