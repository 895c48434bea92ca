'use strict'
// The browser tests need a real Chromium. This finds one or, where that is simple, installs it.
const { spawnSync } = require('node:child_process')
const { existsSync, readdirSync } = require('node:fs')
const { delimiter, join } = require('node:path')
const { homedir } = require('node:os')
const { say } = require('./setup.js')

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
const WINDOWS = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
  .filter(Boolean).map(folder => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'))

/** Path of a Chromium, or undefined. REGULARS_CHROMIUM names one outright. */
function findChromium() {
  const named = process.env.REGULARS_CHROMIUM
  if (named !== undefined) return existsSync(named) ? named : undefined
  const inPath = (process.env.PATH || '').split(delimiter).flatMap(folder => NAMES.map(name => join(folder, process.platform === 'win32' ? `${name}.exe` : name)))
  return [...inPath, ...MAC, ...WINDOWS, ...downloaded()].find(existsSync)
}

/** What `npx playwright install chromium` left behind. */
function downloaded() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ms-playwright')
  if (!existsSync(cache)) return []
  const programs = [join('chrome-linux', 'chrome'), join('chrome-linux64', 'chrome'), join('chrome-linux', 'headless_shell')]
  return readdirSync(cache).flatMap(name => (name.startsWith('chromium') ? programs.map(program => join(cache, name, program)) : []))
}

/** Asks the system's package manager, where nobody needs to be asked first: as root on Debian and its children. */
function installChromium() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say('Installing Chromium for the browser tests (once) …')
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 }
  spawnSync('apt-get', ['update'], options)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options)
}

module.exports = { findChromium, installChromium }
