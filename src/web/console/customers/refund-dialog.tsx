/** Giving a sale back, whole or in part. */
import { type Signal, useSignal } from '@preact/signals'
import { problemText, useChange } from '../client/api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { showToast } from '../shell/notices.tsx'
import { money } from '../words/format.ts'
import { plainAmount, readAmount } from './amount.ts'
import { customersWords } from './customers-words.ts'

interface RefundDialogProps {
  readonly purchaseId: string
  readonly total: { readonly minor: number; readonly currency: string }
  readonly onClose: () => void
}

function WholeOrPart({ total, isPart }: Pick<RefundDialogProps, 'total'> & { readonly isPart: Signal<boolean> }) {
  const w = customersWords.words().refundDialog
  const choose = (next: boolean) => () => {
    isPart.value = next
  }
  return (
    <>
      <div>
        <label class="check">
          <input type="radio" name="how" checked={!isPart.value} onChange={choose(false)} /> {w.whole}: {money(total.minor, total.currency)}
        </label>
        <label class="check">
          <input type="radio" name="how" checked={isPart.value} onChange={choose(true)} /> {w.part}
        </label>
      </div>
      {isPart.value ? (
        <label class="field">
          <span>{w.part}</span>
          <input class="input" name="amount" inputMode="decimal" placeholder={plainAmount(total.minor, total.currency)} />
        </label>
      ) : null}
    </>
  )
}

export function RefundDialog({ purchaseId, total, onClose }: RefundDialogProps) {
  const { refundDialog: w, sale } = customersWords.words()
  const isPart = useSignal(false)
  const wrong = useSignal('')
  const refund = useChange('POST /purchases/{id}/refunds', {
    refreshes: ['GET /customers/{id}', 'GET /customers/{id}/timeline', 'GET /customers/{id}/cycle', 'GET /today'],
    onProblem: () => undefined,
    onDone: () => {
      showToast({ text: w.done })
      onClose()
    },
  })
  const submit = (form: HTMLFormElement) => {
    const data = new FormData(form)
    const totalMinor = isPart.value ? readAmount(String(data.get('amount') ?? ''), total.currency) : undefined
    wrong.value = isPart.value && totalMinor === undefined ? sale.badSum : ''
    if (wrong.value !== '') return
    const reason = String(data.get('reason') ?? '').trim()
    refund.mutate({
      params: { id: purchaseId },
      body: { ...(totalMinor === undefined ? {} : { totalMinor }), ...(reason === '' ? {} : { reason }) },
    })
  }
  return (
    <Dialog title={w.title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={event => {
          event.preventDefault()
          submit(event.currentTarget)
        }}
      >
        <WholeOrPart total={total} isPart={isPart} />
        <label class="field">
          <span>{w.reason}</span>
          <input class="input" name="reason" maxLength={500} />
        </label>
        {wrong.value !== '' || refund.error ? (
          <p class="notice problem" role="alert">
            {wrong.value || problemText(refund.error)}
          </p>
        ) : null}
        <button class="button primary" disabled={refund.isPending}>
          {w.save}
        </button>
      </form>
    </Dialog>
  )
}
