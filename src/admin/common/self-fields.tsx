import { IdNumber, Mobile } from '@domain/kernel/identity-numbers'
import type { Reachable } from '@domain/organisation/said'
import { Choice, TextInput } from '@src/components'
import { refusalText } from '@src/text'
import { personText } from '@src/text/person'
import { useState } from 'react'

const text = personText.self
const WITH_ID = [
  { value: 'yes', label: text.withId },
  { value: 'no', label: text.withoutId },
] as const

/** 138 0013 8000 and 138-0013-8000 are the same number. */
const digitsIn = (typed: string): string => typed.replace(/[\s-]/g, '')

/**
 * Fields for the telephone and ID number of a new officer, or the reason for having none; `read` returns the input once it is
 * valid.
 */
export const useSelfFields = () => {
  const [typed, setTyped] = useState('')
  const [withId, setWithId] = useState<'yes' | 'no'>('yes')
  const [number, setNumber] = useState('')
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const mobile = Mobile.safeParse(digitsIn(typed))
  const idNumber = IdNumber.safeParse(number)
  const reason = because.trim()
  const wrongs = {
    mobile: mobile.success ? undefined : text.mobileWrong,
    idNumber: idNumber.success ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' }),
    because: reason === '' ? text.becauseWrong : undefined,
  }
  const read = (): Reachable | undefined => {
    setTried(true)
    if (!mobile.success) return undefined
    if (withId === 'no') return reason === '' ? undefined : { mobile: mobile.data, noIdBecause: reason }
    return idNumber.success ? { mobile: mobile.data, idNumber: idNumber.data } : undefined
  }
  return {
    fields: (
      <>
        <TextInput
          label={text.mobile}
          kind='phone'
          value={typed}
          onChange={setTyped}
          maxLength={20}
          error={tried ? wrongs.mobile : undefined}
          testId='self-mobile'
        />
        <Choice label={text.hasId} options={WITH_ID} value={withId} onChange={setWithId} testId='self-with-id' />
        {withId === 'yes' ? (
          <TextInput
            label={text.idNumber}
            kind='idcard'
            value={number}
            onChange={setNumber}
            maxLength={24}
            hint={text.why}
            error={tried ? wrongs.idNumber : undefined}
            testId='self-id'
          />
        ) : (
          <TextInput
            label={text.because}
            value={because}
            onChange={setBecause}
            maxLength={100}
            hint={text.becauseHint}
            error={tried ? wrongs.because : undefined}
            testId='self-because'
          />
        )}
      </>
    ),
    /** undefined when something is missing or invalid; the error is then shown beside the field */
    read,
  }
}
