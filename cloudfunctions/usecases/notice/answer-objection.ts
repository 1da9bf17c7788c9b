import { somebodyElse } from '@domain/organisation/person'
import type { UseCase } from '../call/context'
import { metWith } from '../person/ask'
import { doStep } from '../step/do-step'
import { OBJECTORS } from '../stored/collections'

/** 答复异议: in writing, by a person who neither surveyed nor objected. */
export const answerObjection = (async (context, said) => {
  const objector = (await context.ports.store.get(OBJECTORS, said.objection))?.doc.person
  const other = somebodyElse(await metWith(context, [objector]), objector === undefined ? [] : [objector])
  return other.ok ? doStep(context, 'answerObjection', { said, look: () => ({ objector }) }) : other
}) satisfies UseCase<'objection.answer'>
