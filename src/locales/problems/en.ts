/** What a refusal says: what happened, and what to do next. */
type Data = Readonly<Record<string, string | number>>

export const en = {
  invalid: () => 'Some fields are not right; each one is named with its reason.',
  invalid_json: () => 'The body is not JSON. Send application/json with a valid object.',
  invalid_cursor: () => 'This page mark is not ours. Start again from the first page.',
  body_too_large: (data: Data) =>
    `This is more than ${data['megabytes'] ?? 1} MB. Split it, or raise the limit in the settings of the server.`,
  file_missing: () => 'No file came with the request. Choose a file and send it again.',
  unsupported_body: () => 'This kind of body is not understood here. Send application/json.',
  not_signed_in: () => 'Please sign in first.',
  wrong_credentials: () => 'Login and password do not match. Check both and try again.',
  key_unknown: () => 'This key is unknown or revoked. Make a new one in the settings.',
  forbidden: () => 'Your role does not allow this. Ask the owner.',
  signature_wrong: () => 'The signature or secret of this call is wrong, so it was not taken. Compare it with the settings of the channel.',
  scope_missing: (data: Data) => `The key lacks the permission “${data['scope'] ?? ''}”. Make a key that has it.`,
  origin_refused: () => 'The request came from another site and was stopped. Open Regulars itself and try there.',
  not_found: () => 'There is nothing here. It may have been removed: go back and refresh the list.',
  method_not_allowed: () => 'This address does not take that method. The reference is at /api.',
  too_many_attempts: (data: Data) => `Too many attempts. Wait ${data['seconds'] ?? 60} s and try again.`,
  owner_link_expired: () => 'This link was already used or has expired. Restart Regulars to get a new one in the terminal.',
  login_taken: () => 'Somebody signs in with this login already. Choose another.',
  version_conflict: () => 'The settings were changed meanwhile. Reload the page and repeat your change.',
  idempotency_key_invalid: () => 'An Idempotency-Key has 1 to 200 visible characters.',
  idempotency_key_reused: () => 'This Idempotency-Key was already used for another request. Take a new one.',
  request_in_progress: () => 'The same request is still at work. Ask again in a moment.',
  state_conflict: () => 'It is too late for this: the state has changed. Refresh the page.',
  refused: () => 'This cannot be done now.',
  zone_unknown: () => 'This time zone is unknown. Write it like Europe/Sofia.',
  not_local: () => 'This page is for the machine itself only.',
  not_ready: () => 'Regulars is still starting or has lost its database. Try again in a minute.',
  internal: () =>
    'Something broke on our side; nothing was changed by halves. Try again, and if it repeats, look into the log by the request number.',
}

export type ProblemWords = typeof en
