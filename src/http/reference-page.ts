/** The API on one page, for people: made from the contract, without script. */
import { html } from 'hono/html'
import { API_BASE, contract } from '../contract/contract.ts'
import type { Route } from '../contract/route.ts'
import { PROBLEM_STATUS } from './problems.ts'

export function referencePage(version: string) {
  const rows = Object.entries<Route>(contract)
  const subjects = [...new Set(rows.map(([name]) => subjectOf(name)))]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Regulars: the API</title>
        <link rel="stylesheet" href="/public.css" />
      </head>
      <body>
        <main class="wide">
          <h1>The API of Regulars</h1>
          <p>
            Version ${version}. Everything is under <code>${API_BASE}</code>, in JSON. The machine-readable form is
            <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).
          </p>
          <p>
            Send <code>Authorization: Bearer KEY</code> with a key from the settings. Give every POST an <code>Idempotency-Key</code>: the
            same key and body are done once. Lists have <code>nextCursor</code>; pass it as <code>cursor</code>. Refusals are
            <code>application/problem+json</code> with a stable <code>code</code>.
          </p>
          <p>${subjects.map(subject => html`<a href="#${subject}">${subject}</a> `)}</p>
          ${subjects.map(
            subject =>
              html`<h2 id="${subject}">${subject}</h2>
                <table>
                  <tbody>
                    ${rows.filter(([name]) => subjectOf(name) === subject).map(([name, route]) => routeRow(name, route))}
                  </tbody>
                </table>`,
          )}
          <h2 id="errors">Refusals</h2>
          <table>
            <tbody>
              ${Object.entries(PROBLEM_STATUS).map(
                ([code, status]) =>
                  html`<tr>
                    <td>${status}</td>
                    <td><code>${code}</code></td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </main>
      </body>
    </html>`
}

function routeRow(name: string, route: Route) {
  const [method, path] = name.split(' ')
  const access = route.auth === 'none' ? 'open' : route.auth === 'session' ? 'signed-in people only' : route.scopes.join(', ')
  return html`<tr>
    <td><code>${method} ${path}</code></td>
    <td>${route.summary}<br /><small>${access}</small></td>
  </tr>`
}

function subjectOf(name: string): string {
  return name.split('/')[1]?.split('/')[0] ?? ''
}
