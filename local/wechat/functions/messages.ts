/** The messages between host and instance. Plain JSON, because they pass between processes. */
export type Told = Invoke | Tick

/** The platform's clock was moved, possibly during a call. */
export type Tick = { readonly kind: 'tick'; readonly aheadMs: number }

export type Invoke = {
  readonly kind: 'invoke'
  readonly id: number
  /** as JSON */
  readonly event: string
  /** the environment of this call only; removed before the next call */
  readonly env: Readonly<Record<string, string>>
  /** how far the platform's clock is ahead of the machine's, in ms */
  readonly aheadMs: number
  readonly context: Readonly<Record<string, unknown>>
}

export type Answered =
  | { readonly id: number; readonly kind: 'result'; readonly json: string }
  | { readonly id: number; readonly kind: 'error'; readonly message: string }
