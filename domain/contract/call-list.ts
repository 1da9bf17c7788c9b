import * as z from 'zod/mini'
import { Stage } from '../application/stage'
import { CaseId } from '../kernel/ids'
import { Masked } from '../kernel/masked'
import { PlainDate } from '../kernel/plain-date'
import { EpochMs } from '../kernel/text'
import { CallListKey } from '../reminder/call-list'
import { command, Nothing, query } from './call'

/** Roles on the call list: the base union of the case, and officers above who may call in its place. */
export const CALL_LIST_ROLES = ['base-officer', 'county-reviewer', 'city-reviewer'] as const
const CallListId = z.string().check(z.regex(/^[0-9A-Za-z:_-]{1,160}$/))

const Matters = z.object({ matters: z.array(CallListId).check(z.minLength(1), z.maxLength(20)) })

/** A household to call: who, where, about what (in neutral words), since when, by when. */
const CallListRow = z.object({
  caseId: CaseId,
  name: Masked,
  unit: z.string(),
  stage: Stage,
  /** no worker has claimed the case, so the messages cannot be delivered in the app */
  unclaimed: z.boolean(),
  /** calls that nobody answered */
  tried: z.optional(z.object({ times: z.int(), last: EpochMs })),
  matters: z.array(
    z.object({ id: CallListId, key: CallListKey, since: EpochMs, dueOn: z.optional(PlainDate), overdue: z.boolean() }),
  ),
})
/** `more`: further households were not looked at. */
export const CallListShort = z.object({
  count: z.int(),
  overdue: z.int(),
  more: z.boolean(),
  first: z.array(CallListRow),
})

/** The calls for informing workers by telephone of matters that no WeChat message could deliver. */
export const callListCalls = {
  'ring.list': query({
    who: CALL_LIST_ROLES,
    scope: 'somewhere',
    about: '电话告知清单：微信没有通知到的职工，先到期的在前（数到 100 户为止）',
    input: Nothing,
    output: z.object({ items: z.array(CallListRow), more: z.boolean() }),
  }),
  'ring.done': command({
    who: CALL_LIST_ROLES,
    scope: 'case',
    about: '已电话告知：从清单上去掉，记下谁在什么时候告知，本人可见',
    input: Matters,
    output: Nothing,
    refusals: ['ALREADY_TOLD'],
  }),
  'ring.noAnswer': command({
    who: CALL_LIST_ROLES,
    scope: 'case',
    about: '打过，没人接：留在清单上，记下谁在什么时候打过',
    input: Matters,
    output: Nothing,
    refusals: ['ALREADY_TOLD'],
  }),
  'ring.undo': command({
    who: CALL_LIST_ROLES,
    scope: 'case',
    about: '点错了：把自己当天记下的“告知了”撤回，回到清单上',
    input: Matters,
    output: Nothing,
  }),
}
