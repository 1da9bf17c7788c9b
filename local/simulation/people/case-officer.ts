import type { Action } from '@domain/application/action'
import type { CallName, CallOutput } from '@domain/contract/index'
import type { CaseView } from '@domain/contract/views'
import { addDays } from '@domain/kernel/plain-date'
import type { Said } from '../../walk/hand'
import type { Officer } from './city'
import { runCrosscheck } from './crosscheck'
import { officersIn, type Scene } from './scene'

type Duties = CallOutput<'case.duties'>
type Row = Duties['groups'][number]['first'][number]

/** An officer before an opened case. */
type AtCase = { readonly scene: Scene; readonly officer: Officer; readonly view: CaseView }
type Made = readonly [name: CallName, input: unknown] | undefined

const WORDS = '情况属实，同意。'
/** Names a telephone number, which no text that others read may contain. */
const PRIVATE_WORDS = '详情请打13800001234。'
const wordsOf = ({ officer, scene }: AtCase): string =>
  officer.trait === 'dishonest' && scene.chance.often(10) ? PRIVATE_WORDS : WORDS

const idOf = async ({ phone }: Scene, who: string): Promise<string> => {
  const me = await phone.ask(who, 'me.open', {})
  return me.ok ? (me.value.person ?? '') : ''
}

/** The figures as surveyors write them down: usually as declared. */
const figuresOf = ({ scene, view }: AtCase, honest: boolean) => {
  const { incomes, expenditures, accident } = view.declaration
  const wrong = !honest && scene.chance.often(20)
  return {
    incomes: wrong ? incomes.map((line) => ({ ...line, amount: Math.floor(line.amount / 2) })) : incomes,
    expenditures,
    ...(accident === undefined ? {} : { accident }),
  }
}

const surveyOf = async (at: AtCase): Promise<Said<'survey.record'>> => {
  const { scene, officer } = at
  const { chance, phone } = scene
  const others = officersIn(scene, 'base-officer', officer.at).filter(({ key }) => key !== officer.key)
  // a dishonest surveyor names themselves twice, or goes alone
  const alone = officer.trait === 'dishonest' && chance.often(30)
  const second = alone ? officer : (chance.one(others) ?? officer)
  const surveyors = [await idOf(scene, officer.key), await idOf(scene, second.key)]
  const late = officer.trait === 'clumsy' && chance.often(30)
  return {
    visitedOn: late ? addDays(scene.today(), chance.between(-3, 1)) : scene.today(),
    visitedAt: '10:30',
    place: 'home',
    surveyors,
    ...figuresOf(at, officer.trait === 'honest'),
    notImputed: {},
    living: '租住两居室，陈设简单。',
    causeConfirmed: true,
    remark: '',
    photos: officer.trait === 'clumsy' && chance.often(20) ? [] : [await phone.upload(officer.key, 'survey-photo')],
    surveyorSignatures: [await phone.upload(officer.key, 'signature'), await phone.upload(officer.key, 'signature')],
    applicantSignature: await phone.upload(officer.key, 'signature'),
  }
}

const deliberationOf = async ({ scene, officer, view }: AtCase): Promise<Said<'deliberation.conclude'> | undefined> => {
  const { chance, phone } = scene
  const org = view.row.stage === 'deliberating-above' ? view.place.county : view.place.base
  const open = await phone.ask(officer.key, 'committee.open', { org })
  const seated = open.ok ? open.value.seats.filter(({ until }) => until === undefined).map(({ name }) => name) : []
  if (seated.length === 0) {
    const add = ['甲', '乙', '丙', '丁'].map((name) => ({ name: `上级委员${name}` }))
    await phone.ask(officer.key, 'committee.change', { org, add, remove: [] })
    return undefined
  }
  const absent = officer.trait === 'clumsy' ? chance.between(0, 4) : chance.between(0, 1)
  const entitled = seated.map((name, i) => ({ name, present: i >= absent }))
  const present = entitled.filter((each) => each.present).length
  const against = chance.often(8) ? present : 0
  const stuffed = officer.trait === 'dishonest' && chance.often(20) ? 2 : 0
  return {
    heldOn: officer.trait === 'dishonest' && chance.often(15) ? addDays(scene.today(), -9) : scene.today(),
    place: '工会会议室',
    chair: entitled.find((each) => each.present)?.name ?? '',
    entitled,
    votes: { for: present - against + stuffed, against, abstain: 0 },
    authentic: true,
    compliant: true,
    reasons: '情况属实，符合申请条件，同意上报。',
    minutes: '',
    kinAsked: !(officer.trait === 'clumsy' && chance.often(10)),
  }
}

/** The decision on the sheet as the page shows it. */
const decisionOf = ({ view, scene, officer }: AtCase): Said<'determination.determine'> | undefined => {
  const { result, net } = view.sheet
  const wanted = officer.trait === 'dishonest' && scene.chance.often(20) ? 'severe' : result
  if (wanted === 'none') return undefined
  return {
    class: wanted,
    level: scene.chance.often(70) ? 'city' : 'county',
    reasons: '经核算符合认定条件。',
    sheetNet: net,
  }
}

const refusalOf = ({ view }: AtCase): Said<'case.refuse'> => ({
  reasons: view.sheet.result === 'none' ? ['income-above-line'] : ['not-cooperating'],
  words: '经核实不符合条件。',
})

const answerOf = ({ scene, view }: AtCase): Said<'objection.answer'> | undefined => {
  const open = view.objections.find(({ answered }) => answered === undefined)
  if (open === undefined) return undefined
  const outcome = scene.chance.pick(['continue', 'continue', 'continue', 'new-survey', 'refusal'] as const)
  return { objection: open.id, upheld: outcome !== 'continue', reasons: '已向邻居和社区核实。', outcome }
}

const photo = async ({ scene, officer }: AtCase): Promise<string> => scene.phone.upload(officer.key, 'notice-photo')

/** When the paper went up, as the officer enters it: usually today; a dishonest one says earlier. */
const postedOn = ({ scene, officer, view }: AtCase): string => {
  if (officer.trait === 'dishonest' && scene.chance.often(60)) return view.row.stageSince
  const days =
    officer.trait === 'honest'
      ? 0
      : officer.trait === 'clumsy'
        ? scene.chance.between(-2, 0)
        : scene.chance.between(-9, 1)
  return addDays(scene.today(), days)
}

type Making = (at: AtCase) => Promise<Made> | Made
const call = <N extends CallName>(name: N, input: Said<N>): Made => [name, input]
const unless = <N extends CallName>(name: N, input: Said<N> | undefined): Made =>
  input === undefined ? undefined : [name, input]

/** How an officer does each step that the page of a case offers. */
const MAKE: Partial<Record<Action, Making>> = {
  accept: () => call('case.accept', {}),
  requestCorrection: ({ scene }) =>
    call('case.requestCorrection', {
      items: [scene.chance.pick(['idCard', 'income', 'account', 'other'])],
      note: '照片看不清。',
    }),
  recordSurvey: async (at) => call('survey.record', await surveyOf(at)),
  resurvey: async (at) => call('survey.recordAgain', await surveyOf(at)),
  handUp: () => call('deliberation.handUp', { why: '委员多数需要回避。' }),
  takeUp: () => call('deliberation.takeUp', {}),
  concludeDeliberation: async (at) => unless('deliberation.conclude', await deliberationOf(at)),
  settleHit: ({ view, scene }) => {
    const hit = view.check?.full?.hits.find(({ verdict }) => verdict === undefined)
    const verdict = scene.chance.often(70) ? 'explained' : 'confirmed'
    return unless('crosscheck.settleHit', hit && { key: hit.key, verdict, reasons: '已核对本人说明。' })
  },
  completeCrosscheck: () => call('crosscheck.complete', {}),
  postNotice: async (at) =>
    call('notice.post', { postedOn: postedOn(at) as never, photo: (await photo(at)) as never, remark: '' }),
  takeDownNotice: async (at) => call('notice.takeDown', { photo: await photo(at) }),
  correctNotice: async (at) => call('notice.correct', { why: wordsOf(at), photo: await photo(at) }),
  paperDown: async (at) => call('notice.paperDown', { photo: await photo(at) }),
  answerObjection: (at) => unless('objection.answer', answerOf(at)),
  countyApprove: (at) => call('review.approve', { opinion: wordsOf(at) }),
  determine: (at) => unless('determination.determine', decisionOf(at)) ?? call('case.refuse', refusalOf(at)),
  redetermine: (at) => unless('determination.redetermine', decisionOf(at)),
  refuse: (at) => call('case.refuse', refusalOf(at)),
  decideReexamination: ({ scene }) =>
    call('reexamination.decide', { upheld: scene.chance.often(50), reasons: '已复核。' }),
  exit: ({ scene }) =>
    call('dossier.exit', { because: scene.chance.pick(['improved', 'moved', 'died']), words: '已核实。' }),
}

/** The steps that lead a case on, in the order in which an officer takes them; all others are exceptions. */
const ONWARD: readonly Action[] = [
  'paperDown',
  'answerObjection',
  'accept',
  'recordSurvey',
  'concludeDeliberation',
  'settleHit',
  'completeCrosscheck',
  'postNotice',
  'takeDownNotice',
  'countyApprove',
  'determine',
  'redetermine',
  'decideReexamination',
  'takeUp',
]
const RARE: readonly Action[] = ['refuse', 'handUp', 'correctNotice', 'exit']

const chosen = ({ scene, view, officer }: AtCase): Action | undefined => {
  const offered = view.actions.filter((action) => MAKE[action] !== undefined)
  const onward = ONWARD.find((action) => offered.includes(action))
  const others = offered.filter((action) => action !== onward)
  const strays = scene.chance.often(officer.trait === 'honest' ? 10 : 25)
  if (onward !== undefined && !(strays && others.length > 0)) return onward
  const other = scene.chance.one(others)
  return other !== undefined && RARE.includes(other) && !scene.chance.often(25) ? onward : other
}

/** Opens a case and takes one of the steps that its page offers. */
export const workOn = async (scene: Scene, officer: Officer, caseId: string): Promise<void> => {
  const open = await scene.phone.ask(officer.key, 'case.open', { caseId }, { caseId })
  if (!open.ok) return
  const at: AtCase = { scene, officer, view: open.value }
  const why = scene.chance.one(open.value.lookFor ?? [])
  if (why !== undefined && scene.chance.often(8))
    await scene.phone.ask(officer.key, 'case.reveal', { member: 'm0', field: 'mobile', why, words: '' }, { caseId })
  const action = chosen(at)
  const made = action === undefined ? undefined : await MAKE[action]?.(at)
  if (made === undefined) return
  const [name, input] = made
  // now and then the page has been open since before somebody else's step
  const version = open.value.row.version - (officer.trait !== 'honest' && scene.chance.often(8) ? 1 : 0)
  await scene.phone.ask(officer.key, name, input as never, {
    caseId,
    version,
    ...(scene.chance.often(30) ? { view: true } : {}),
  })
}

const AT_ONCE = 4

const QUEUES = ['submitted', 'surveying', 'deliberating', 'to-post', 'county-review', 'determining'] as const

/** Takes a case from the list of all cases, whether or not it is among the officer's duties. */
const lookAround = async (scene: Scene, officer: Officer): Promise<void> => {
  if (!scene.chance.often(30)) return
  const list = await scene.phone.ask(officer.key, 'case.queue', { stage: scene.chance.pick([...QUEUES]) })
  const row = list.ok ? scene.chance.one(list.value.items) : undefined
  if (row !== undefined) await workOn(scene, officer, row.id)
}

/** An officer sits down at the desk: reads the duties, and does a few of them. */
export const sitDown = async (scene: Scene, officer: Officer): Promise<void> => {
  const duties = await scene.phone.ask(officer.key, 'case.duties', {})
  if (!duties.ok) return
  const rows = duties.value.groups.flatMap((group) => group.first.map((row) => ({ row, stage: group.stage })))
  const checking = rows.filter(
    ({ row, stage }) => stage === 'crosschecking' && officer.role === 'city-reviewer' && !isChecking(row),
  )
  if (checking.length > 0)
    await runCrosscheck(
      scene,
      officer,
      checking.map(({ row }) => row.id),
    )
  if (officer.kin !== undefined || officer.trait === 'dishonest') await lookAround(scene, officer)
  const waiting = scene.chance.shuffle(rows).slice(0, AT_ONCE)
  for (const { row } of waiting) {
    scene.pause()
    await workOn(scene, officer, row.id)
  }
}

/** A base officer begins the day at the list of all work, and now and then reads a household whole before the next step. */
export const beginDay = async (scene: Scene, officer: Officer): Promise<void> => {
  const { phone, chance } = scene
  const work = await phone.ask(officer.key, 'case.work', {})
  const next = work.ok ? chance.one(chance.often(85) ? work.value.mine : work.value.others) : undefined
  if (next === undefined) return
  const caseId = next.row.id
  const open = chance.often(40) ? await phone.ask(officer.key, 'case.open', { caseId }, { caseId }) : undefined
  // a dishonest officer names a purpose that does not fit the step
  const fit = open?.ok === true ? chance.one(open.value.lookFor ?? []) : undefined
  const why = officer.trait === 'dishonest' && chance.often(30) ? 'payment' : fit
  if (open !== undefined && why !== undefined) await phone.ask(officer.key, 'case.readWhole', { why }, { caseId })
  await workOn(scene, officer, caseId)
}

const isChecking = ({ checking }: Row): boolean => checking === true
