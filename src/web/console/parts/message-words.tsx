/** What the owner says to many: in full, and in short where a message is short. */

interface MessageWordsProps {
  readonly labels: { readonly text: string; readonly textHint: string; readonly short: string; readonly shortHint?: string }
  readonly said: { readonly text: string; readonly short: string } | undefined
}

export function MessageWords({ labels, said }: MessageWordsProps) {
  return (
    <>
      <label class="field">
        <span>{labels.text}</span>
        <textarea class="input" name="text" required maxLength={4000} defaultValue={said?.text ?? '{{ hello }} '} />
        <small>{labels.textHint}</small>
      </label>
      <label class="field">
        <span>{labels.short}</span>
        <input class="input" name="short" maxLength={4000} autoComplete="off" defaultValue={said?.short ?? ''} />
        {labels.shortHint === undefined ? null : <small>{labels.shortHint}</small>}
      </label>
    </>
  )
}
