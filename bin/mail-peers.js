'use strict'
// The mail tests talk to real servers: Postfix (with its smtp-sink) and Dovecot. This installs them where that is simple.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { say } = require('./setup.js')

const PEERS = [
  { program: '/usr/sbin/smtp-sink', package: 'postfix' },
  { program: '/usr/sbin/dovecot', package: 'dovecot-imapd' },
]

/** Asks the system's package manager, where nobody needs to be asked first: as root on Debian and its children. */
function installMailPeers() {
  const missing = PEERS.filter(peer => !existsSync(peer.program)).map(peer => peer.package)
  if (missing.length === 0 || process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say(`Installing ${missing.join(' and ')} for the mail tests (once) …`)
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options)
}

module.exports = { installMailPeers }
