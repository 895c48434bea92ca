/** The command line: one row per command. Each is loaded when it is called, so that a short one starts fast. */
import type { App } from './app.ts'
import type { CliIo } from './cli-io.ts'
import type { Command } from './command.ts'
import { PREDICT_OPTIONS, PREDICT_USAGE } from './predict-arguments.ts'

export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    usage: '[--port 3000] [--host 127.0.0.1] [--no-worker]',
    summary: 'Everything in one process: database, pages, API, worker.',
    run: async (args, context) => (await import('./start.ts')).startCommand(args, context),
  },
  {
    name: 'demo',
    usage: '[--shop tyres|salon|taxi|tiles|cafe] [--port 3000]',
    summary: 'The same with a sample shop, in a data folder of its own.',
    run: async (args, context) => (await import('./demo.ts')).demoCommand(args, context),
  },
  {
    name: 'import',
    usage: 'FILE [--kind auto|customers|purchases] [--today DAY] [--country RU] [--currency RUB] [--dry-run] [--json]  |  DIR  |  undo ID',
    summary: 'Bring customers and sales in from a file, or a whole shop from an export folder; or take an import out again.',
    run: async (args, context) =>
      (await (await import('./import-whole.ts')).importWholeCommand(args, context)) ??
      withApp(async (words, io, app) => (await import('./import.ts')).importCommand(words, io, app))(args, context),
  },
  {
    name: 'today',
    usage: '[--date DAY | --next DAYS] [--json]',
    summary: 'Whom to contact today, why, when and with which words.',
    run: withApp(async (args, io, app) => (await import('./today.ts')).todayCommand(args, io, app)),
  },
  {
    name: 'tick',
    usage: '[--at INSTANT] [--json]',
    summary: 'Run all work that is due at that instant, once.',
    run: withApp(async (args, io, app) => (await import('./tick.ts')).tickCommand(args, io, app)),
  },
  {
    name: 'reread',
    usage: '[--json]',
    summary: 'Read the stored replies again and show what would be read differently; nothing is changed.',
    run: withShop(async (args, io, app) => (await import('./reread.ts')).rereadCommand(args, io, app)),
  },
  {
    name: 'report',
    usage: '[--month YYYY-MM] [--json]',
    summary: 'The numbers of a month; the current one when none is named.',
    run: withShop(async (args, io, app) => (await import('./report.ts')).reportCommand(args, io, app)),
  },
  {
    name: 'predict',
    usage: PREDICT_USAGE,
    summary: 'Predict from a file alone; nothing is stored.',
    options: PREDICT_OPTIONS,
    run: async (args, { io }) => (await import('./predict.ts')).predictCommand(args, io),
  },
  {
    name: 'reply',
    usage: '"TEXT" --now INSTANT [--lang auto|ru|bg|en] [--json]  |  --file F.csv --now INSTANT',
    summary: 'Read a reply as the inbox would; nothing is stored.',
    run: async (args, { io }) => (await import('./reply.ts')).replyCommand(args, io),
  },
  {
    name: 'worker',
    usage: '',
    summary: 'Only the scheduled work, without pages.',
    run: async (args, context) => (await import('./worker.ts')).workerCommand(args, context),
  },
  {
    name: 'backup',
    usage: 'FILE',
    summary: 'All data of the installation into one file.',
    run: async (args, context) => (await import('./backup.ts')).backupCommand(args, context),
  },
  {
    name: 'restore',
    usage: 'FILE',
    summary: 'A backup into an empty data folder; sending stays off until the owner confirms the copy.',
    run: async (args, context) => (await import('./backup.ts')).restoreCommand(args, context),
  },
  {
    name: 'export',
    usage: 'DIR',
    summary: 'The whole shop as CSV files: to open anywhere, or to bring into another installation with "regulars import DIR".',
    run: async (args, context) => (await import('./export.ts')).exportCommand(args, context),
  },
  {
    name: 'owner-link',
    usage: '[--url http://127.0.0.1:3000]',
    summary: 'A new one-time owner link: for a lost link or a forgotten password.',
    run: withShop(async (args, io, app) => (await import('./owner-link.ts')).ownerLinkCommand(args, io, app)),
  },
  {
    name: 'migrate',
    usage: '',
    summary: 'Bring the database schema up to date.',
    run: async (args, context) => (await import('./migrate.ts')).migrateCommand(args, context),
  },
  {
    name: 'doctor',
    usage: '',
    summary: 'Look at the installation and say what is wrong.',
    run: async (args, context) => (await import('./doctor.ts')).doctorCommand(args, context),
  },
]

function withApp(run: (args: string[], io: CliIo, app: App) => Promise<number>): Command['run'] {
  return async (args, { io, program, options }) => {
    const app = await program.openApp(options)
    try {
      return await run(args, io, app)
    } finally {
      await app.close()
    }
  }
}

/** The same for what only makes sense where a shop is already. */
function withShop(run: (args: string[], io: CliIo, app: App) => Promise<number>): Command['run'] {
  const command = withApp(run)
  return (args, context) => command(args, { ...context, options: { ...context.options, mustExist: true } })
}
