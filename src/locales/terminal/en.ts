/** What the terminal says when the program cannot go on: one sentence that ends with what to do. */
import type { RefusalSentences } from './refusal-sentences.ts'

const BAD_URL = {
  'not-a-url': 'is not an address',
  'other-protocol': 'does not begin with postgres://',
  'no-database-name': 'names no database',
} as const

export const en: RefusalSentences = {
  'no-database-program': ({ platform }) =>
    `There is no built-in database for ${platform}: install PostgreSQL 14 or newer and set DATABASE_URL to it.`,
  musl: () =>
    'The built-in database needs glibc, which this system (Alpine or similar) does not have: set DATABASE_URL to a PostgreSQL 14 or newer.',
  'data-not-writable': ({ path, reason }) =>
    `The data folder ${path} cannot be written (${reason}): choose another with --data FOLDER, or make it writable.`,
  'data-not-a-directory': ({ path }) => `${path} is not a folder: choose another place for the data with --data FOLDER.`,
  'no-space': ({ path }) => `The disk of ${path} is full: free some space and start again; nothing is lost.`,
  'no-unprivileged-user': () =>
    'The database does not run as root, and there is no user "postgres" or "nobody" to run it as: start as an ordinary user.',
  'database-did-not-start': ({ logFile, lastLine }) => `The built-in database did not start (${lastLine}): see ${logFile}.`,
  'database-without-password': ({ path, passwordFile }) =>
    `The database in ${path} has lost its password file ${passwordFile}: put that file back from a copy, or, to begin anew, move ${path} away.`,
  'database-busy': ({ path }) =>
    `Another regulars process has been starting or stopping the database for too long: end it, or delete ${path} when none runs.`,
  'bad-database-url': ({ reason }) => `DATABASE_URL ${BAD_URL[reason]}: write it like postgres://user:password@host:5432/database.`,
  'database-unreachable': ({ host, reason }) =>
    `The database at ${host} does not answer (${reason}): check DATABASE_URL and that the server runs.`,
  'database-login-refused': ({ host, reason }) =>
    `The database at ${host} refused the login (${reason}): check user, password and database name in DATABASE_URL.`,
  'database-too-old': ({ found }) => `DATABASE_URL leads to PostgreSQL ${found}: version 14 or newer is needed.`,
  'newer-schema': ({ found, known }) =>
    `The data were written by a newer version of Regulars (schema ${found}, this one knows ${known}): update Regulars and start again.`,
  'changed-migration': ({ name }) =>
    `The migration "${name}" is not the one that made this database: restore the original file or the version of Regulars it came with.`,
  'port-taken': ({ port }) => `Port ${port} is taken by another program: choose one with --port NUMBER, for instance --port ${port + 1}.`,
  'port-forbidden': ({ port }) => `This user may not listen on port ${port}: choose one above 1023 with --port NUMBER.`,
  'host-unknown': ({ host }) =>
    `This machine has no address ${host}: use --host 127.0.0.1 for this machine alone, or --host 0.0.0.0 for the network.`,
  'no-installation': ({ path }) =>
    `There is no data of Regulars in ${path}: name its folder with --data DIR, or begin a new one with regulars start.`,
  'no-such-business': ({ business }) => `There is no business number ${business} here: leave --business out to use the first one.`,
  'file-not-writable': ({ path, reason }) => `${path} cannot be written (${reason}): choose another place.`,
  'file-not-readable': ({ path, reason }) => `${path} cannot be read (${reason}): check the name and the rights.`,
  'not-a-backup': ({ path }) => `${path} is not a backup made by "regulars backup": choose the right file.`,
  'damaged-backup': ({ path, part }) => `The backup ${path} is damaged (${part}): take another copy of it; nothing was changed here.`,
  'no-whole-export': ({ path }) => `${path} is not a folder made by "regulars export": choose the one that holds whole.json.`,
  'damaged-export': ({ path, part }) => `The export in ${path} is damaged (${part}): make it again; nothing was changed here.`,
  'restore-not-empty': ({ path }) => `There are data in ${path} already: restore into an empty folder with --data FOLDER.`,
  'bad-setting': ({ name, value }) => `${name} cannot be "${value}": correct it and start again.`,
}
