/**
 * The answer of one of WeChat's interfaces: JSON with an error code (0: success), bytes, or an error of the platform itself
 * (negative codes: no permission, no such interface …).
 */
export type OpenapiAnswer =
  | { readonly kind: 'json'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'system'; readonly code: number }

export const done = (body: Readonly<Record<string, unknown>> = {}): OpenapiAnswer => ({
  kind: 'json',
  body: { errcode: 0, errmsg: 'ok', ...body },
})

const failed = (errcode: number, errmsg: string): OpenapiAnswer => ({ kind: 'json', body: { errcode, errmsg } })

/** The error codes with which interfaces refuse here, each documented for the interfaces that use it. */
export const WRONG = {
  openid: failed(40003, 'invalid openid'),
  template: failed(40037, 'invalid template_id'),
  code: failed(40029, 'invalid code'),
  page: failed(41030, 'invalid page'),
  scene: failed(40129, 'invalid scene'),
  noGrant: failed(43101, 'user refuse to accept the msg'),
  empty: failed(44002, 'empty post data'),
  format: failed(47001, 'data format error'),
  notRecent: failed(61010, 'code is expired'),
  mediaUrl: failed(40005, 'invalid file type'),
  mediaSize: failed(40006, 'invalid file size'),
  field: (field: string): OpenapiAnswer => failed(47003, `argument invalid! data.${field}.value is invalid`),
} as const

export const NO_SUCH_API: OpenapiAnswer = { kind: 'system', code: -604100 }
export const NO_PERMISSION: OpenapiAnswer = { kind: 'system', code: -604101 }
export const NO_SOURCE: OpenapiAnswer = { kind: 'system', code: -604104 }
