/** Begins anew, as the same process, with the bound that bin/nursery.js gives the server: a bench then measures the memory that is shipped. */
const BOUND = '--max-semi-space-size'

export function runAsShipped(): void {
  if (process.execve === undefined || process.execArgv.some(word => word.startsWith(BOUND))) return
  process.execve(process.execPath, [process.execPath, `${BOUND}=16`, ...process.execArgv, ...process.argv.slice(1)], process.env)
}
