/** Replies read in a second, one process. Run by hand: `node bench/replies.ts`. */
import { readReply } from '../src/domain/respond/read-reply.ts'
import { LOCALES } from '../src/kernel/locale.ts'
import { HALVES, LABELS_NOW, labelledReplies } from '../test/reply-score.ts'

const ROUNDS = 60
const texts = LOCALES.flatMap(locale => HALVES.flatMap(half => labelledReplies(locale, half).map(reply => reply.text)))

/** The first rounds warm the compiler and are not counted. */
for (let i = 0; i < 5; i += 1) for (const text of texts) readReply(text, { now: LABELS_NOW })
const startedAt = process.cpuUsage()
for (let i = 0; i < ROUNDS; i += 1) for (const text of texts) readReply(text, { now: LABELS_NOW })
const used = process.cpuUsage(startedAt)
const seconds = (used.user + used.system) / 1e6
process.stdout.write(
  `${texts.length} different replies, ${ROUNDS} rounds: ${Math.round((texts.length * ROUNDS) / seconds)} replies per CPU-second\n`,
)
