import type { Action } from '@domain/application/action'
import type { LookedUp, SaidOf } from '@domain/application/decide'
import { stepCalls } from '@domain/contract/steps'
import type { FileId } from '@domain/kernel/ids'
import { isKeyOf } from '@domain/kernel/keys'
import { acceptApplication } from '../application/accept-application'
import { reissueClaim } from '../application/reissue-claim'
import { routes } from '../call/routes'
import { concludeDeliberation } from '../deliberation/conclude-deliberation'
import { determine, redetermine, refuseApplication } from '../determination/determine'
import { answerObjection } from '../notice/answer-objection'
import { postNotice } from '../notice/post-notice'
import { previewNotice } from '../notice/preview-notice'
import { recordSurvey, recordSurveyAgain } from '../survey/record-survey'
import { type FilesOf, plainly, withFiles } from './do-step'

const boardPhoto = ({ photo }: { readonly photo: FileId }): FilesOf => [[photo], ['notice-photo']]
const takeDownNotice = withFiles('takeDownNotice', boardPhoto)
const paperDown = withFiles('paperDown', boardPhoto)
const correctNotice = withFiles('correctNotice', boardPhoto)

/** Steps that read further documents in addition to the input of the call. */
const lookingUp = {
  'case.accept': acceptApplication,
  'case.reissueClaim': reissueClaim,
  'case.refuse': refuseApplication,
  'survey.record': recordSurvey,
  'survey.recordAgain': recordSurveyAgain,
  'deliberation.conclude': concludeDeliberation,
  'notice.preview': previewNotice,
  'notice.post': postNotice,
  'notice.takeDown': takeDownNotice,
  'notice.paperDown': paperDown,
  'notice.correct': correctNotice,
  'objection.answer': answerObjection,
  'determination.determine': determine,
  'determination.redetermine': redetermine,
}

type Calls = typeof stepCalls
type FileIn<S> = Extract<S[keyof S], FileId | readonly FileId[]>
/** Their use cases do more than a look-up or a file would say. */
type More = 'accept' | 'refuse'
type Plain<C> = C extends { readonly action: infer A extends Action }
  ? A extends More
    ? 'does more than its step decides: it needs a use case'
    : Record<never, never> extends LookedUp<A>
      ? [FileIn<SaidOf<A>>] extends [never]
        ? ReturnType<typeof plainly<A>>
        : 'brings a file: see withFiles'
      : 'looks something up: it needs a use case'
  : never
/** All the others of this part of the contract: their answer is their step's decision. */
type Others = { readonly [N in Exclude<keyof Calls, keyof typeof lookingUp>]: Plain<Calls[N]> }

const others = Object.fromEntries(
  Object.entries(stepCalls).flatMap(([name, call]) =>
    'action' in call && !isKeyOf(lookingUp, name) ? [[name, plainly(call.action)]] : [],
  ),
) as Others

/** Commands that move a case along. */
export const stepRoutes = routes({ ...lookingUp, ...others })
