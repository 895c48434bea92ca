/** Paper: bytes for a printer in the network, and the same as a picture for the screen. */
import type { Route } from '../domain/collect/channel-route.ts'

export type Printed =
  /** All bytes were taken by the printer's socket; whether paper came out only the cashier sees. */
  'printed' | 'unreachable' | 'unknown'

export interface SlipPrinter {
  print(route: Route, slipText: string): Promise<Printed>
  /** SVG without anything from outside. */
  picture(slipText: string, columns: number): string
}
