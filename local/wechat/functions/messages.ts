/** What the host tells an instance to do, and what it hears. Plain JSON: it goes from process to process. */
export type Told = Invoke | Tick

/** The platform's clock was moved while a call may be running. */
export type Tick = { readonly kind: 'tick'; readonly aheadMs: number }

export type Invoke = {
  readonly kind: 'invoke'
  readonly id: number
  /** as JSON */
  readonly event: string
  /** the environment of this call alone; gone before the next */
  readonly env: Readonly<Record<string, string>>
  /** how far the platform's clock is ahead of the machine's, in ms */
  readonly aheadMs: number
  readonly context: Readonly<Record<string, unknown>>
}

export type Answered =
  | { readonly id: number; readonly kind: 'result'; readonly json: string }
  | { readonly id: number; readonly kind: 'error'; readonly message: string }
