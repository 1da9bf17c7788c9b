import type { CallInput } from '@domain/contract/index'
import type { ObjectionId, PersonId } from '@domain/kernel/ids'
import { type Masked, maskName } from '@domain/kernel/masked'
import { ok, refuse } from '@domain/kernel/result'
import type { Tx } from '../../ports/doc-store'
import type { Signed, UseCase } from '../call/context'
import { checkFiles, takeFiles } from '../files/take-files'
import { holders } from '../organisation/holders'
import { stepIn } from '../step/do-step'
import { CASE_FACTS, CASES, NOTICES, type NoticeDoc, OBJECTORS, type ObjectorDoc, TRIES } from '../stored/collections'
import { isUp } from './shown-notice'
import { readsNoticesOf } from './unions-of'

type Input = CallInput<'notice.object'>

/** objections per person and notice */
const OBJECTIONS_MAX = 3

/** A notice that the caller can see and that is still up. */
const findNotice = async ({ ports, person, today }: Signed, input: Input) => {
  const notice = await ports.store.get(NOTICES, input.notice)
  if (notice === undefined || !(await readsNoticesOf(ports, person, notice.doc.base))) return refuse('NOT_FOUND')
  return isUp(notice.doc, today) ? ok(notice.doc) : refuse('NOTICE_NOT_OPEN')
}

const countObjection = async (tx: Tx, context: Signed, notice: string) => {
  const id = `object:${notice}:${context.person.id}`
  const tries = await tx.get(TRIES, id)
  if (tries === undefined) await tx.insert(TRIES, id, { since: context.now, count: 1 })
  else if (tries.doc.count >= OBJECTIONS_MAX) return refuse('TOO_MANY')
  else await tx.replace(TRIES, tries, { ...tries.doc, count: tries.doc.count + 1 })
  return ok(true)
}

/** The officers who may have to answer an objection. */
const officersOf = async (context: Signed, { base, county }: NoticeDoc): Promise<readonly PersonId[]> => {
  const told = [
    ...(await holders(context.ports, base, 'base-officer')),
    ...(await holders(context.ports, county, 'county-reviewer')),
  ]
  return told.filter((to) => to !== context.person.id)
}

/** The objector, stored apart from the log: with a name only when one was given. */
const objectorOf = ({ person }: Signed, id: ObjectionId, { caseId }: NoticeDoc, input: Input): ObjectorDoc => {
  const name = input.name ?? person.name
  const shown: Masked | undefined = input.anonymous || name === '' ? undefined : maskName(name)
  return {
    objection: id,
    caseId,
    person: person.id,
    ...(shown === undefined ? {} : { shown }),
    files: input.files,
  }
}

/**
 * 提出异议: by any person who can see the notice. The log contains the text and that a member objected, but never the name; an open
 * objection blocks the case until it is answered.
 */
export const objectToNotice = (async (context, input) => {
  const notice = await findNotice(context, input)
  if (!notice.ok) return notice
  const files = await checkFiles(context, input.files, ['objection'])
  if (!files.ok) return files
  const id = `OB-${context.ports.ids.mint()}` as ObjectionId
  const looked = { officers: await officersOf(context, notice.value) }
  const asMember = { ...context, as: 'member' as const }
  return context.commit(async (tx) => {
    const { caseId } = notice.value
    // requested together they travel together; an objection always changes what the report counts
    const [counted, seen] = await Promise.all([
      countObjection(tx, context, input.notice),
      tx.get(CASES, caseId),
      tx.get(CASE_FACTS, caseId),
    ])
    if (!counted.ok) return counted
    if (seen === undefined) return refuse('NOTICE_NOT_OPEN')
    const next = await stepIn(tx, asMember, seen, { action: 'fileObjection', said: { ...input, id }, looked })
    if (!next.ok) return next
    await tx.insert(OBJECTORS, id, objectorOf(context, id, notice.value, input))
    const taken = await takeFiles(tx, context, files.value, { caseId: notice.value.caseId })
    return taken.ok ? ok({ objection: id }) : taken
  })
}) satisfies UseCase<'notice.object'>
