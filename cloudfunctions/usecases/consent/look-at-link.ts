import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { ok } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { provenLink } from './links'

/** 打开链接: shows who asks whom, once the four digits are right. */
export const lookAtLink = (async (context, input) => {
  const link = await provenLink(context, input)
  if (!link.ok) return link
  const { shown, given } = link.value.doc
  return context.commit(async () => ok({ ...shown, given: given?.textVersion === CONSENT_TEXT_VERSION }))
}) satisfies UseCase<'consent.look'>
