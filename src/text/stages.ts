import type { Stage } from '@domain/application/stage'
import type { StepVerb } from '@domain/application/stages'
import { mapped } from '@domain/kernel/keys'

/** The texts of one stage for officers; the worker reads what the case waits for (`road.ts`). */
type StageWords = {
  readonly officers: string
  /** heading in a base union's list of duties */
  readonly today: string
}
/** for an officer's reminder, if the stage waits for a step that is named after the stage */
type Verb = { readonly verb: string }

const STAGE_WORDS: { readonly [S in Stage]: S extends StepVerb ? StageWords & Verb : StageWords } = {
  submitted: {
    officers: '待受理',
    today: '新申请，等受理',
    verb: '受理',
  },
  surveying: {
    officers: '待入户调查',
    today: '等入户调查',
    verb: '入户调查',
  },
  deliberating: {
    officers: '待评议',
    today: '等评议',
    verb: '评议',
  },
  'deliberating-above': {
    officers: '待上级评议',
    today: '已交上级工会，等评议',
    verb: '评议（下级工会交上来的）',
  },
  crosschecking: {
    officers: '数据比对中',
    today: '比对中，看是否需要说明',
    verb: '数据比对',
  },
  'to-post': {
    officers: '待公示',
    today: '等张贴公示',
    verb: '张贴公示',
  },
  'on-notice': {
    officers: '公示中',
    today: '公示中',
    verb: '撤下公示',
  },
  'county-review': {
    officers: '待县级审核',
    today: '等县级审核',
    verb: '县级审核',
  },
  determining: {
    officers: '待认定',
    today: '等市级认定',
    verb: '认定',
  },
  'on-file': {
    officers: '已建档',
    today: '再次入户后等重新认定',
  },
  refused: {
    officers: '不予认定',
    today: '不予认定，墙上的公示要取下',
  },
  're-examining': {
    officers: '复核中',
    today: '等复核决定',
    verb: '复核决定',
  },
  withdrawn: {
    officers: '已撤回',
    today: '已停办，墙上的公示要取下',
  },
  exited: {
    officers: '已退出',
    today: '已退出',
  },
}

/** A stage in the words used for officers. */
export const stageText = mapped<Stage, StageWords, string>(STAGE_WORDS, ({ officers }) => officers)
/** A stage as a heading in a base union's list of duties. */
export const stageToday = mapped<Stage, StageWords, string>(STAGE_WORDS, ({ today }) => today)
/** What an officer has to do at a stage, for the daily reminder. */
export const stageVerb = mapped<Stage, StageWords & Partial<Verb>, string | undefined>(STAGE_WORDS, ({ verb }) => verb)
