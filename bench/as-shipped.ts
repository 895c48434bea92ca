/** Begins anew, as the same process, with the bound that bin/nursery.js gives the server: a bench then measures the memory that is shipped. */
import { createRequire } from 'node:module'

const { NURSERY_FLAGS }: { readonly NURSERY_FLAGS: readonly string[] } = createRequire(import.meta.url)('../bin/nursery.js')

export function runAsShipped(): void {
  if (process.execve === undefined || NURSERY_FLAGS.every(flag => process.execArgv.includes(flag))) return
  process.execve(process.execPath, [process.execPath, ...NURSERY_FLAGS, ...process.execArgv, ...process.argv.slice(1)], process.env)
}
