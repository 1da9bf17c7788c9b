import { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import { Words } from '@domain/kernel/text'
import type { Reachable } from '@domain/organisation/said'
import { Choice, fieldsOf, TextInput, useFields, useTried, wrongsIn } from '@src/components'
import { personText } from '@src/text/person'
import * as z from 'zod/mini'

const text = personText.self
const WITH_ID = [
  { value: 'yes', label: text.withId },
  { value: 'no', label: text.withoutId },
] as const

const ANSWERS = {
  yes: z.object({ mobile: Mobile, idNumber: IdNumber }),
  no: z.object({ mobile: Mobile, noIdBecause: Words(100) }),
}

/**
 * Fields for the telephone and ID number of a new officer, or the reason for having none; `read` returns the input once it is
 * valid.
 */
export const useSelfFields = () => {
  const [typed, , set] = useFields({ mobile: '', withId: 'yes' as 'yes' | 'no', idNumber: '', noIdBecause: '' })
  const Answers = ANSWERS[typed.withId]
  const { shown, passes } = useTried(wrongsIn(Answers, typed, { noIdBecause: text.becauseWrong }))
  const field = fieldsOf(typed, set, shown)
  const read = (): Reachable | undefined => (passes() ? Answers.safeParse(typed).data : undefined)
  return {
    fields: (
      <>
        <TextInput label={text.mobile} kind='phone' {...field('mobile')} maxLength={20} testId='self-mobile' />
        <Choice label={text.hasId} options={WITH_ID} {...field('withId')} testId='self-with-id' />
        {typed.withId === 'yes' ? (
          <TextInput
            label={text.idNumber}
            kind='idcard'
            {...field('idNumber')}
            maxLength={24}
            hint={text.why}
            testId='self-id'
          />
        ) : (
          <TextInput
            label={text.because}
            {...field('noIdBecause')}
            maxLength={100}
            hint={text.becauseHint}
            testId='self-because'
          />
        )}
      </>
    ),
    /** undefined when something is missing or invalid; the error is then shown beside the field */
    read,
  }
}
