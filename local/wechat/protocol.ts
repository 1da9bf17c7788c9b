/**
 * A request for an action. For a multipart request, `body` contains every field as text and `parts` every field as received
 * (protobuf is not text); for a JSON request, `parts` is empty.
 */
export type ActionRequest = {
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
  readonly parts: ReadonlyMap<string, Buffer>
  readonly env: string
}

/** `json` is sent with the request id added; `bytes` unchanged, with status 200. */
export type Reply =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly bytes: Uint8Array; readonly contentType: string }

/** An action of the platform, such as `storage.getUploadMetadata`. To refuse a request, it throws a CloudFault. */
export type Action = (request: ActionRequest, gateway: GatewayInside) => Promise<Reply>

/** A refusal in the platform's form: HTTP 200 with a code and a message. */
export class CloudFault extends Error {
  override readonly name = 'CloudFault'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A request outside the SDK's single address, such as the PUT or GET of a stored file. */
export type DoorRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}
export type DoorReply = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}
export type Door = {
  /** such as `/cos/`; the longest matching prefix answers; `/admin` is reserved */
  readonly prefix: string
  /** bytes; a longer body is answered with 413 before `open` is called */
  readonly maxBytes: number
  readonly open: (request: DoorRequest, gateway: GatewayInside) => Promise<DoorReply>
}

/** The contribution of another part of the platform: storage, openapi, functions. */
export type Plug = {
  readonly actions?: Readonly<Record<string, Action>>
  readonly doors?: readonly Door[]
  readonly close?: () => void | Promise<void>
}

/** What an action may use. */
export type GatewayInside = {
  /** `http://127.0.0.1:PORT`, for addresses that are given out */
  readonly origin: string
  readonly env: string
  /** undefined when nothing is stored on disk */
  readonly folder: string | undefined
  readonly clock: GatewayClock
}

/** Epoch milliseconds. The SDK signs by the machine's clock, so this must be the machine's clock too, not the desk's. */
export type GatewayClock = { readonly now: () => number }

/** A field of a request that must be non-empty text; INVALID_PARAM otherwise. */
export const textIn = (body: Readonly<Record<string, unknown>>, field: string): string => {
  const value = body[field]
  if (typeof value !== 'string' || value === '') throw new CloudFault('INVALID_PARAM', `${field} is required`)
  return value
}
