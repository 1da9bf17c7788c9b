import type { Answer, Family } from './family'
import type { Walker } from './walker'

const idOf = (answer: Answer): string => {
  if ('tap' in answer) return answer.tap
  if ('type' in answer) return answer.type
  return 'pick' in answer ? answer.pick : answer.date
}

const give = (walker: Walker, answer: Answer): Promise<void> => {
  if ('tap' in answer) return walker.tap(answer.tap)
  if ('type' in answer) return walker.type(answer.type, answer.text)
  return 'pick' in answer ? walker.pick(answer.pick, answer.label) : walker.date(answer.date, answer.value)
}

/** Answers what the present screen asks and does not know yet, each question once; an answer may bring further questions. */
export const answerShown = async (walker: Walker, left: Answer[]): Promise<void> => {
  for (;;) {
    const shown = await walker.ids()
    const at = left.findIndex((answer) => shown.includes(idOf(answer)))
    const [next] = at < 0 ? [] : left.splice(at, 1)
    if (next === undefined) return
    if (!(await walker.on.answered(idOf(next)))) await give(walker, next)
  }
}

const MOST_SCREENS = 120

/** Fills in the whole application by what each screen asks, from its first screen to the signature. */
export const fillForm = async (walker: Walker, family: Family): Promise<void> => {
  const own = [...family.herself]
  const relatives = family.relatives.map((answers) => [...answers])
  const home = [...family.home]
  const given = new Set<string>()
  for (let turn = 0; turn < MOST_SCREENS; turn += 1) {
    const ids = await walker.ids()
    if (ids.includes('signature-done')) return
    await answerShown(walker, own)
    // asked below the cards of the persons
    if (relatives.length === 0) await answerShown(walker, home)
    await oneTurn(walker, relatives, given)
  }
  throw new Error(`the form does not end: ${(await walker.on.lines()).join(' ').slice(0, 900)}`)
}

/** Gives a consent; one that is stated for a member wants the reason first. */
const agree = async (walker: Walker, ids: readonly string[]): Promise<void> => {
  if (ids.includes('agree-why-cannot-use')) await walker.tap('agree-why-cannot-use')
  await walker.tap('agree')
}

/** Opens the next relative's card, or adds one: a person that the pre-check was told of already has a card. */
const nextRelative = (
  walker: Walker,
  ids: readonly string[],
  left: number,
  given: ReadonlySet<string>,
): Promise<void> => {
  const known = `member-${[...given].filter((id) => id.startsWith('relative-')).length + 1}`
  if (ids.includes(known)) return walker.tap(known)
  return walker.tap(left > 1 ? 'member-add-spouse' : 'member-add-child')
}

/** The card of the next relative is opened while that of the former is still open, and shuts it. */
const people = async (
  walker: Walker,
  ids: readonly string[],
  relatives: Answer[][],
  given: Set<string>,
): Promise<boolean> => {
  if (ids.includes('member-done') && given.delete('card')) {
    given.add(`relative-${relatives.length}`)
    await answerShown(walker, relatives.shift() ?? [])
  } else if (ids.includes('member-add-child') && relatives.length > 0) {
    await nextRelative(walker, ids, relatives.length, given)
    given.add('card')
  } else if (ids.includes('members-counted-all') && !given.has('counted')) {
    given.add('counted')
    await walker.tap('members-counted-all')
  } else return false
  return true
}

/** Photographs a paper of the list: in its row while it is shut, the further places in the opened paper. */
const giveProof = async (walker: Walker, id: string, ids: readonly string[]): Promise<void> => {
  // the first paper that is wanted is open; one that is only welcome has no button in its row
  const places = ids.filter((one) => one.startsWith(`${id}-`) && one.endsWith('-pick'))
  const wanted = id === 'proof-idCard' ? [`${id}-portrait-m0-pick`, `${id}-emblem-m0-pick`] : places.slice(0, 1)
  for (const place of wanted) await walker.photo(place.replace(/-pick$/, ''))
}

const oneTurn = async (walker: Walker, relatives: Answer[][], given: Set<string>): Promise<void> => {
  const ids = await walker.ids()
  const union = ids.find((id) => id.startsWith('unit-OR'))
  const proof = ids.find((id) => id.startsWith('proof-card-') && !given.has(id))
  if (union !== undefined && !given.has('union')) {
    given.add('union')
    await walker.on.idle()
    await walker.tap(union)
  } else if (ids.includes('unit-search') && !given.has('union')) await walker.on.idle()
  else if (await people(walker, ids, relatives, given)) return
  else if (proof !== undefined) {
    given.add(proof)
    await giveProof(walker, proof.replace('proof-card-', 'proof-'), ids)
  } else if (ids.includes('agree') && !ids.includes('all-agreed')) await agree(walker, ids)
  else await walker.tap(ids.includes('go-on') ? 'go-on' : 'next')
}
