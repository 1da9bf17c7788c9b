import { isIP } from 'node:net'
import * as z from 'zod/mini'
import { type Env, PublicUrl, readSettings } from '../adapters/settings'

const Path = z.string().check(z.minLength(1))

const isNetwork = (text: string): boolean => {
  const [address = '', bits] = text.split('/', 2)
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return longest > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest))
}
const Networks = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
)

const Host = z.object({
  /** address to listen on; 127.0.0.1 when a balancer runs on the same machine */
  LISTEN: z._default(Path, '127.0.0.1'),
  /** 0: any free port */
  PORT: z._default(z.string().check(z.regex(/^\d{1,5}$/)), '8080'),
  /** the address that people and phones use; with https://, an HSTS header makes browsers use HTTPS only */
  PUBLIC_URL: z.optional(PublicUrl),
  /** PEM files; without them, TLS is left to the balancer */
  TLS_CERT: z.optional(Path),
  TLS_KEY: z.optional(Path),
  /** balancers whose X-Forwarded-For is trusted: `10.1.0.0/16,127.0.0.1` */
  TRUSTED_PROXIES: z._default(Networks.check(z.refine((list) => list.every(isNetwork))), []),
  /** allows a metrics collector on another machine to read /metrics; at least 16 characters */
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16))),
  /** how often the clock's jobs run: once a minute in operation, more often in tests */
  TIMER_SECONDS: z._default(z.string().check(z.regex(/^[1-9]\d{0,2}$/)), '60'),
  /** folder of the built web pages */
  PAGES_DIR: z.optional(Path),
})
export type HostSettings = z.infer<typeof Host>

/** SettingsFault lists all errors. */
export const readHostSettings = (env: Env): HostSettings =>
  readSettings(Host, env, ({ TLS_CERT, TLS_KEY, PORT }) => [
    ...(TLS_CERT !== undefined && TLS_KEY === undefined ? ['TLS_KEY'] : []),
    ...(TLS_KEY !== undefined && TLS_CERT === undefined ? ['TLS_CERT'] : []),
    ...(Number(PORT) > 65_535 ? ['PORT'] : []),
  ])
