import * as z from 'zod/mini'
import { EpochMs } from '../kernel/text'
import { BROWSERS, SYSTEMS } from '../session/browser'
import { SESSION_KINDS } from '../session/session'
import { command, Nothing, query } from './call'

/** Shown beside the QR code for people whose camera does not work. */
const Request = z.string().check(z.regex(/^\d{8}$/))
/** Known only to the browser that asked. */
const Secret = z.string().check(z.regex(/^[0-9A-Za-z_-]{32,64}$/))
const MatchNumber = z.int().check(z.minimum(10), z.maximum(99))
const SessionId = z.string().check(z.regex(/^[0-9A-Za-z_-]{20,100}$/))
const BrowserSeen = z.object({ name: z.enum(BROWSERS), system: z.enum(SYSTEMS) })

/**
 * Signing in to the web desk: the browser makes a request, the phone approves it, the browser fetches its session. The two
 * calls that are made without signing in have no idempotency key, because their answer belongs to the browser that holds the
 * secret and is valid for minutes.
 */
export const sessionCalls = {
  'session.begin': command({
    who: ['anyone'],
    scope: 'nothing',
    about: '电脑网页请求登录：得到三分钟有效的登录码和两位核对数字',
    input: Nothing,
    output: z.object({ request: Request, secret: Secret, number: MatchNumber, until: EpochMs }),
    refusals: ['TOO_MANY'],
  }),
  'session.collect': command({
    who: ['anyone'],
    scope: 'nothing',
    about: '电脑网页来问手机上确认了没有；确认了就得到登录（令牌由主机放进浏览器，页面脚本看不到）',
    input: z.object({ request: Request, secret: Secret }),
    output: z.object({
      state: z.enum(['waiting', 'signed-in']),
      /** removed by the host and set as a cookie that scripts cannot read */
      token: z.optional(z.string()),
      until: z.optional(EpochMs),
    }),
    refusals: ['SIGN_IN_OVER'],
  }),
  'session.look': query({
    who: ['worker'],
    scope: 'self',
    about: '手机上查看是哪台电脑请求登录',
    input: z.object({ request: Request }),
    output: z.object({
      browser: BrowserSeen,
      at: EpochMs,
      until: EpochMs,
      /** one of these numbers is shown on the computer's screen */
      numbers: z.array(MatchNumber),
    }),
    refusals: ['SIGN_IN_OVER', 'SIGN_IN_NEEDS_POST'],
  }),
  'session.approve': command({
    who: ['worker'],
    scope: 'self',
    about: '手机上点对电脑显示的数字，同意那台电脑以本人身份登录',
    input: z.object({ request: Request, number: MatchNumber }),
    output: Nothing,
    refusals: ['SIGN_IN_OVER', 'SIGN_IN_NUMBER_WRONG', 'SIGN_IN_NEEDS_POST'],
  }),
  'session.decline': command({
    who: ['worker'],
    scope: 'self',
    about: '不是本人在登录：作废这次请求',
    input: z.object({ request: Request }),
    output: Nothing,
    refusals: ['SIGN_IN_OVER', 'SIGN_IN_NEEDS_POST'],
  }),
  'session.list': query({
    who: ['worker'],
    scope: 'self',
    about: '我在哪些电脑上登录着',
    input: Nothing,
    output: z.object({
      sessions: z.array(
        z.object({
          id: SessionId,
          kind: z.enum(SESSION_KINDS),
          browser: BrowserSeen,
          since: EpochMs,
          lastUsed: EpochMs,
          until: EpochMs,
          /** whether this is the session that makes the call */
          current: z.boolean(),
        }),
      ),
    }),
  }),
  'session.revoke': command({
    who: ['worker'],
    scope: 'self',
    about: '退出一台电脑，或全部退出',
    input: z.object({ session: z.union([SessionId, z.literal('current'), z.literal('all')]) }),
    output: z.object({ ended: z.int() }),
  }),
}
