import { Mobile } from '@domain/kernel/identity-numbers'
import { ok, refuse } from '@domain/kernel/result'
import type { UseCase } from '../call/context'
import { spendTry } from '../call/tries'

/**
 * 从微信取手机号: the person tapped the button on their own phone, and WeChat hands the number over once. It is returned to that phone
 * for the form; the cloud stores it only in the sealed answer, for a lost response.
 */
export const takePhone = (async (context, { code }) => {
  const may = await spendTry(context, 'phone') // each exchange costs money
  if (!may.ok) return may
  const mobile = Mobile.safeParse(await context.ports.phone.exchange(code))
  if (!mobile.success) return refuse('PHONE_NOT_CONNECTED')
  return context.commit(async () => ok({ mobile: mobile.data }))
}) satisfies UseCase<'self.phone'>
