/** Begins anew, as the same process, with the bounds that bin/memory.js gives the program: a bench then measures the memory that is shipped. */
import { createRequire } from 'node:module'

const { NURSERY_FLAGS, boundedEnvironment }: { readonly NURSERY_FLAGS: readonly string[]; boundedEnvironment(): NodeJS.ProcessEnv } =
  createRequire(import.meta.url)('../bin/memory.js')

export function runAsShipped(): void {
  if (process.execve === undefined || NURSERY_FLAGS.every(flag => process.execArgv.includes(flag))) return
  process.execve(
    process.execPath,
    [process.execPath, ...NURSERY_FLAGS, ...process.execArgv, ...process.argv.slice(1)],
    boundedEnvironment(),
  )
}
