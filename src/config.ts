/** The only reader of the environment. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { isLocale, type Locale } from './kernel/locale.ts'
import type { Currency } from './kernel/money.ts'
import type { Config } from './ports/config.ts'
import { StartRefusal } from './kernel/start-refusal.ts'

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_PORT = 3000
const DEFAULT_HOST = '127.0.0.1'
/** A year of a chain's receipts as text. */
const DEFAULT_UPLOAD_MB = 512
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** @throws StartRefusal 'bad-setting' */
export function readConfig(environment: Environment = process.env): Config {
  const { DATABASE_URL: databaseUrl, REGULARS_SECRET: secret } = environment
  return {
    dataDirectory: resolve(environment['REGULARS_DATA'] || platformDataFolder(environment)),
    databaseUrl: databaseUrl || undefined,
    host: environment['HOST'] || DEFAULT_HOST,
    port: parsePort('PORT', environment['PORT'] || String(DEFAULT_PORT)),
    mailPort: environment['REGULARS_SMTP_PORT'] ? parsePort('REGULARS_SMTP_PORT', environment['REGULARS_SMTP_PORT']) : undefined,
    mailCertificate: mailCertificate(environment),
    logLevel: logLevel(environment['LOG_LEVEL'] || 'warn'),
    uploadBytesMax: megabytes('REGULARS_UPLOAD_MB', environment['REGULARS_UPLOAD_MB'] || String(DEFAULT_UPLOAD_MB)),
    secret: secret || undefined,
    allowedHosts: (environment['REGULARS_ALLOWED_HOSTS'] ?? '').split(/[\s,]+/).filter(host => host !== ''),
    guess: guessBasics(environment),
  }
}

/** @throws StartRefusal 'bad-setting' */
export function parsePort(name: string, text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new StartRefusal('bad-setting', { name, value: text })
  return port
}

/** @throws StartRefusal 'bad-setting' for one without the other */
function mailCertificate(environment: Environment): Config['mailCertificate'] {
  const names = ['REGULARS_SMTP_CERTIFICATE', 'REGULARS_SMTP_KEY'] as const
  const [certificateFile = '', keyFile = ''] = names.map(name => environment[name] ?? '')
  if (certificateFile === '' && keyFile === '') return undefined
  for (const name of names) if (!environment[name]) throw new StartRefusal('bad-setting', { name, value: '' })
  return { certificateFile: resolve(certificateFile), keyFile: resolve(keyFile) }
}

function megabytes(name: string, text: string): number {
  const count = Number(text)
  if (!/^\d{1,5}$/.test(text) || count < 1) throw new StartRefusal('bad-setting', { name, value: text })
  return count * 1024 * 1024
}

function logLevel(text: string): string {
  if (!LOG_LEVELS.includes(text)) throw new StartRefusal('bad-setting', { name: 'LOG_LEVEL', value: text })
  return text
}

/** The language of the terminal, for what is printed before any setting is read. */
export function terminalLocale(environment: Environment = process.env): Locale {
  return guessBasics(environment).locale
}

function platformDataFolder(environment: Environment): string {
  const home = homedir()
  if (process.platform === 'win32') return join(environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'), 'Regulars')
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Regulars')
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'regulars')
}

/** Bulgaria pays in euros since 2026. */
const CURRENCY: Readonly<Record<string, Currency>> = {
  RU: 'RUB',
  GB: 'GBP',
  US: 'USD',
  KZ: 'KZT',
  BY: 'BYN',
  UA: 'UAH',
  TR: 'TRY',
  CH: 'CHF',
  PL: 'PLN',
  RO: 'RON',
  JP: 'JPY',
}
const HOME_COUNTRY: Readonly<Record<Locale, string>> = { ru: 'RU', bg: 'BG', en: 'GB' }

/** 'ru_RU.UTF-8' says both language and country; a machine without a language is taken for an English one. */
function guessBasics(environment: Environment): Config['guess'] {
  const spoken =
    environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale
  const [, language = '', country] = /^([a-z]{2})(?:[_-]([A-Z]{2}))?/.exec(spoken) ?? []
  const locale = isLocale(language) ? language : 'en'
  const home = country ?? HOME_COUNTRY[locale]
  return { locale, country: home, currency: CURRENCY[home] ?? 'EUR', zone: Intl.DateTimeFormat().resolvedOptions().timeZone }
}
