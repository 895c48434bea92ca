/** The announcement of a tyre shop to everybody, as its owner would write it down. */
import { EVERYBODY } from '../../src/domain/plan/campaign.ts'
import { day } from '../../src/kernel/day.ts'
import { minor } from '../../src/kernel/money.ts'
import type { CampaignInput } from '../../src/usecases/plan/edit-campaign.ts'

export const STORAGE_CAMPAIGN: CampaignInput = {
  campaignId: null,
  name: 'Хранение шин',
  audience: EVERYBODY,
  words: { ru: { subject: '', text: '{{ hello }} Теперь храним шины. Это {{ shop }}.', short: '' } },
  channel: null,
  fromDay: day('2026-10-14'),
  toDay: day('2026-10-23'),
  perDay: 100,
  holdOutShare: 0,
  horizonDays: 30,
  costMinor: minor(250),
  season: [],
  actor: 'staff:test',
}
