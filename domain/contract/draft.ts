import * as z from 'zod/mini'
import { EpochMs } from '../kernel/text'
import { call, Nothing } from './call'

/** UTF-8 bytes of one draft; sealed it must still fit into one document of every store */
export const DRAFT_BYTES_MAX = 147_000

const DraftKey = z.enum(['apply'])
/** Which half-filled form of a person: their own application. */
export type DraftKey = z.infer<typeof DraftKey>

const Device = z.string().check(z.regex(/^[0-9A-Za-z_-]{20,40}$/))
const Draft = z.object({
  /** the phone it was written on, by a number that the phone made up for itself */
  device: Device,
  /** by that phone's clock, never later than the cloud's */
  updatedAt: EpochMs,
  /** what the phone wrote, as it was: the cloud keeps it sealed and never looks into it */
  body: z.string().check(z.minLength(1), z.maxLength(DRAFT_BYTES_MAX)),
})

/** Calls about what a person has begun to fill in and not handed in. */
export const draftCalls = {
  'draft.save': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '把没填完的申请整份加密存一份，换手机或重装后接着填；每部手机各存一份，最多三份',
    input: z.extend(Draft, { key: DraftKey }),
    output: z.object({ updatedAt: EpochMs }),
    refusals: [],
  }),
  'draft.open': call({
    kind: 'query',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '取回本人没填完的申请，最新的在前；没有就是空的',
    input: z.object({ key: DraftKey }),
    output: z.object({ drafts: z.array(Draft) }),
    refusals: [],
  }),
  'draft.drop': call({
    kind: 'command',
    entry: 'api',
    who: ['worker'],
    scope: 'self',
    about: '删掉本人没填完的申请：某一部手机的，或全部',
    input: z.object({ key: DraftKey, device: z.optional(Device) }),
    output: Nothing,
    refusals: [],
  }),
}
