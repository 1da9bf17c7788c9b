/**
 * What an action is asked. Of a multipart request `body` holds every field as text and `parts` every field as it came
 * (protobuf is no text); of a JSON request `parts` is empty.
 */
export type ActionRequest = {
  readonly action: string
  readonly body: Readonly<Record<string, unknown>>
  readonly parts: ReadonlyMap<string, Buffer>
  readonly env: string
}

/** `json` goes out with the request id added; `bytes` as they are, with status 200. */
export type Reply =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly bytes: Uint8Array; readonly contentType: string }

/** One action of the platform, such as `storage.getUploadMetadata`. To refuse, throw a CloudFault. */
export type Action = (request: ActionRequest, gateway: GatewayInside) => Promise<Reply>

/** A refusal as the platform spells it: HTTP 200 with a code and a sentence. */
export class CloudFault extends Error {
  override readonly name = 'CloudFault'
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

/** A request outside the SDK's one address, such as the PUT and GET of a stored file. */
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
  /** such as `/cos/`; the longest matching prefix answers, and `/admin` is taken */
  readonly prefix: string
  /** bytes; a longer body is answered 413 before `open` is asked */
  readonly maxBytes: number
  readonly open: (request: DoorRequest, gateway: GatewayInside) => Promise<DoorReply>
}

/** What another part of the platform adds: storage, openapi, functions. */
export type Plug = {
  readonly actions?: Readonly<Record<string, Action>>
  readonly doors?: readonly Door[]
  readonly close?: () => void | Promise<void>
}

/** What an action may use. */
export type GatewayInside = {
  /** `http://127.0.0.1:PORT`, for addresses that are handed out */
  readonly origin: string
  readonly env: string
  /** undefined when nothing is kept beyond the process */
  readonly folder: string | undefined
  readonly clock: GatewayClock
}

/** Epoch milliseconds. The SDK signs by the machine's clock, so this must be the machine's too, not the desk's. */
export type GatewayClock = { readonly now: () => number }

/** The field of a request that must be a text; INVALID_PARAM otherwise. */
export const textIn = (body: Readonly<Record<string, unknown>>, field: string): string => {
  const value = body[field]
  if (typeof value !== 'string' || value === '') throw new CloudFault('INVALID_PARAM', `${field} is required`)
  return value
}
