/** The origin of a call to a function. Only a phone has an identity. */
export type Caller =
  | { readonly by: 'phone'; readonly openid: string }
  | { readonly by: 'timer' }
  | { readonly by: 'function' }
  | { readonly by: 'http' }
  | { readonly by: 'push' }

export type TemporaryKey = { readonly secretId: string; readonly secretKey: string; readonly sessionToken?: string }

export type CallerEnvironment = {
  readonly env: string
  readonly appid: string
  /** `http://127.0.0.1:PORT` of the gateway */
  readonly origin: string
  /** a new key for each call, as on the platform */
  readonly key: () => TemporaryKey
  /** proves to WeChat's interfaces which function is calling */
  readonly token: () => string
}

const SOURCES = {
  phone: 'wx_client',
  timer: 'wx_trigger',
  function: 'scf',
  http: 'wx_http',
  push: 'wx_trigger',
} as const

const identityOf = (caller: Caller, appid: string, token: string): Readonly<Record<string, string>> => {
  if (caller.by === 'timer') return { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token }
  const shared = { WX_APPID: appid, WX_API_TOKEN: token, TCB_SOURCE: SOURCES[caller.by] }
  if (caller.by !== 'phone') return { ...shared, WX_CONTEXT_KEYS: 'WX_APPID,WX_API_TOKEN' }
  const own = { WX_OPENID: caller.openid, WX_CLIENTIP: '127.0.0.1' }
  return { ...shared, ...own, WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_CLIENTIP,WX_API_TOKEN' }
}

/** The environment variables that the platform sets for each call. */
export const environmentOf = (caller: Caller, platform: CallerEnvironment): Readonly<Record<string, string>> => {
  const { secretId, secretKey, sessionToken } = platform.key()
  return {
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretKey,
    ...(sessionToken === undefined ? {} : { TENCENTCLOUD_SESSIONTOKEN: sessionToken }),
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SOURCE',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${platform.origin}/admin` }),
    ...identityOf(caller, platform.appid, platform.token()),
  }
}

/** The environment variables that are the same in every call of a function. */
export const lastingEnvironment = (env: string): Readonly<Record<string, string>> => ({
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: env,
  TCB_ENV: env,
})
