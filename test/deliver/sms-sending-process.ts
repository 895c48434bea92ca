/** A worker that sends SMS, in a process of its own, so that it can be killed: `node sms-sending-process.ts DATABASE_URL BUSINESS AT_MS NAME`. */
import { smppChannel } from '../../src/channels/smpp/channel.ts'
import { smppSettings } from '../../src/channels/smpp/settings.ts'
import { valuesOf } from '../../src/domain/collect/channel-route.ts'
import { businessId } from '../../src/kernel/ids.ts'
import { instantFromMs } from '../../src/kernel/instant.ts'
import { openStore } from '../../src/store/open-store.ts'
import { sendDue } from '../../src/usecases/deliver/send-due.ts'

const [databaseUrl = '', business = '', atMs = '', worker = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, secretKey: new Uint8Array(32), migrate: false, connectionsMax: 4 })
const at = instantFromMs(Number(atMs))
await sendDue(
  {
    store,
    clock: { now: () => at },
    openChannels: ({ routes }) => {
      const values = valuesOf(routes.sms, 'smpp')
      return values === undefined ? [] : [smppChannel({ ...smppSettings(values), answerMsMax: 400 })]
    },
    worker,
    linkSecret: 'a secret of this test',
  },
  businessId(Number(business)),
)
await store.close()
