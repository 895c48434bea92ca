/**
 * Stops the server when the last process that used it is gone, however it went. Each user of the server has a watchdog:
 * a shell that waits for the end of a pipe from its process. The pipe ends with the process, also with `kill -9`.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Places } from './places.ts'
import type { WatchdogWords } from './windows-watchdog.ts'

export interface WatchdogOrders {
  readonly places: Places
  /** The note by which our process is known as a user of the server. */
  readonly userFile: string
  readonly pgCtl: string
}

export interface Watchdog {
  /** Tells it that our process is done, and waits until the server is stopped or left to its other users. */
  release(): Promise<void>
}

/** Fast shutdown writes a checkpoint; after this many looks, 50 ms apart, the server is told to stop at once (it recovers at the next start). */
const LOOKS_MAX = 1200

/** Arguments: users folder, our user file, lock, cluster. The steps of the lock are those of start-lock.ts. */
const SCRIPT = `
users=$1 mine=$2 lock=$3 cluster=$4
trap '' HUP INT QUIT TERM
identity() {
  if [ -d /proc/self ]; then
    stat=
    { read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 0
    set -- \${stat##*) }
    case $1 in Z | X) ;; *) echo "\${20}" ;; esac
  else
    LC_ALL=C TZ=UTC ps -o lstart= -p "$1" 2>/dev/null
  fi
}
program() {
  if [ -d /proc/self ]; then cat "/proc/$1/comm" 2>/dev/null; else ps -o comm= -p "$1" 2>/dev/null; fi
}
same() { [ "$(echo $(identity "$1"))" = "$(echo $2)" ]; }
take_lock() {
  nameless=0
  while [ -d "$users" ]; do
    if (set -C; echo "$$ $(echo $(identity $$))" > "$lock") 2>/dev/null; then return 0; fi
    pid= started=
    { read -r pid started < "$lock"; } 2>/dev/null
    if [ -z "$pid" ]; then
      nameless=$((nameless + 1))
      [ $nameless -gt 60 ] && rm -f "$lock"
    elif ! same "$pid" "$started"; then
      mv "$lock" "$lock.$$" 2>/dev/null
      moved=
      { read -r moved _ < "$lock.$$"; } 2>/dev/null
      if [ "$moved" = "$pid" ]; then rm -f "$lock.$$"; elif [ -n "$moved" ]; then mv "$lock.$$" "$lock"; fi
      continue
    fi
    sleep 0.05
  done
  return 1
}
while read -r _; do :; done
rm -f "$mine"
# A data folder that was deleted has no users and takes no lock; its server must not outlive it.
take_lock || [ ! -d "$users" ] || exit 0
for file in "$users"/*; do
  name=\${file##*/} started=
  { read -r started < "$file"; } 2>/dev/null || continue
  if [ -n "$started" ] && same "\${name%%-*}" "$started"; then rm -f "$lock"; exit 0; fi
  rm -f "$file"
done
server=
{ read -r server < "$cluster/postmaster.pid"; } 2>/dev/null
case $(program "\${server:-0}") in *postgres*)
  kill -INT "$server"
  looks=0
  while [ -n "$(identity "$server")" ]; do
    looks=$((looks + 1))
    [ $looks -eq ${LOOKS_MAX} ] && kill -QUIT "$server"
    sleep 0.05
  done
esac
rm -f "$lock"
`

export function startWatchdog(orders: WatchdogOrders): Watchdog {
  const { places, userFile, pgCtl } = orders
  const [program, ...start]: [string, ...string[]] =
    process.platform === 'win32' ? [process.execPath, windowsScript()] : ['/bin/sh', '-c', SCRIPT, 'regulars-watchdog']
  const words: WatchdogWords = [places.users, userFile, places.lock, places.cluster, pgCtl]
  const child = spawn(program, [...start, ...words], {
    // A session of its own: Ctrl-C in the terminal is for the program, not for the one that cleans up after it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
    cwd: places.data,
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin' },
  })
  child.unref()
  const stdin = child.stdin
  // The pipe must not keep our process alive; its end is the message.
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref()
  stdin.on('error', () => undefined)
  const ended = new Promise<void>(resolve => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  return {
    release: async () => {
      child.ref()
      stdin.end()
      await ended
    },
  }
}

function windowsScript(): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return fileURLToPath(new URL(`./windows-watchdog.${extension}`, import.meta.url))
}
