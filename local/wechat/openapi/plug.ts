import { type Action, CloudFault, type Plug } from '../protocol'
import { NO_PERMISSION, NO_SOURCE, NO_SUCH_API, type OpenapiAnswer } from './answer'
import type { Interface, InterfaceContext, Params } from './interfaces'
import { getUnlimited } from './mini-code'
import { getPhoneNumber } from './phone-number'
import { type CommApiData, readCommApiData, writeCommOpenApiResp } from './protobuf'
import { mediaCheckAsync, msgSecCheck } from './security'
import { subscribeMessageSend } from './subscribe-message'

const INTERFACES: Readonly<Record<string, Interface>> = {
  'subscribeMessage.send': subscribeMessageSend,
  'security.msgSecCheck': msgSecCheck,
  'security.mediaCheckAsync': mediaCheckAsync,
  'phonenumber.getPhoneNumber': getPhoneNumber,
  'wxacode.getUnlimited': getUnlimited,
}

export type OpenapiOptions = InterfaceContext & {
  /** the interfaces the function behind a token may call; undefined for a token that was not issued */
  readonly permissions: (token: string) => readonly string[] | undefined
}

const paramsOf = ({ pairs }: CommApiData): Params =>
  Object.fromEntries(
    pairs
      .filter(({ type }) => type === '')
      .map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString('utf8'))]),
  )

const ranBy = async (
  api: string,
  data: CommApiData,
  options: OpenapiOptions,
  token: string,
): Promise<OpenapiAnswer> => {
  const known = Object.hasOwn(INTERFACES, api) ? INTERFACES[api] : undefined
  if (known === undefined) return NO_SUCH_API
  const allowed = options.permissions(token)
  if (allowed === undefined) return NO_SOURCE
  if (!allowed.includes(api)) return NO_PERMISSION
  return known(paramsOf(data), options)
}

const bytesOf = (answer: OpenapiAnswer): Uint8Array => {
  switch (answer.kind) {
    case 'system':
      return writeCommOpenApiResp({ errorCode: answer.code })
    case 'bytes':
      return writeCommOpenApiResp({ data: answer.bytes, type: answer.type })
    case 'json':
      return writeCommOpenApiResp({ data: Buffer.from(JSON.stringify(answer.body)), type: 'application/json' })
  }
}

const decoded = (part: Buffer | undefined): CommApiData => {
  if (part === undefined) throw new CloudFault('INVALID_PARAM', 'requestData is required')
  try {
    return readCommApiData(part)
  } catch {
    throw new CloudFault('INVALID_PARAM', 'requestData is no CommApiData')
  }
}

/** WeChat's interfaces as called by cloud functions: a multipart request with protobuf, answered with protobuf. */
export const openapiPlug = (options: OpenapiOptions): Plug => {
  const openApi: Action = async ({ body, parts }) => {
    const data = decoded(parts.get('requestData'))
    const api = String(body['apiName'] ?? '')
    const token = String(body['wxCloudApiToken'] ?? '')
    return { bytes: bytesOf(await ranBy(api, data, options, token)), contentType: 'application/octet-stream' }
  }
  return { actions: { 'wx.openApi': openApi }, close: () => options.account.close() }
}
