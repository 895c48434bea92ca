'use strict'
// The SMS tests talk to codecs that others wrote: Kannel and Net::SMPP. This installs them where that is simple.
const { spawnSync } = require('node:child_process')
const { existsSync } = require('node:fs')
const { say } = require('./setup.js')

const hasPerlCodec = () => spawnSync('perl', ['-MNet::SMPP', '-e', '1'], { stdio: 'ignore' }).status === 0

/** Asks the system's package manager, where nobody needs to be asked first: as root on Debian and its children. */
function installSmsPeers() {
  const missing = [...(existsSync('/usr/sbin/bearerbox') ? [] : ['kannel']), ...(hasPerlCodec() ? [] : ['libnet-smpp-perl'])]
  if (missing.length === 0 || process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say(`Installing ${missing.join(' and ')} for the SMS tests (once) …`)
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options)
}

module.exports = { installSmsPeers }
