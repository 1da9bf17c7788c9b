import { IdNumber } from '@domain/kernel/identity-numbers'
import { Name } from '@domain/kernel/text'
import { refusalText } from '@src/text'
import { fields as words } from '@src/text/fields'
import { useState } from 'react'
import { useFields } from './fields'
import { TextInput } from './inputs'
import { pointOut } from './point-out'

/** Fields for the name and ID number of a person; `read` returns them once they are valid, and a function clears the fields. */
export const useNameAndNumber = (testId: string) => {
  const [{ name, number }, field, set] = useFields({ name: '', number: '' })
  const [tried, setTried] = useState(false)
  const named = Name.safeParse(name)
  const numbered = IdNumber.safeParse(number)
  const wrongName = named.success ? undefined : words.nameWrong
  const wrongNumber = numbered.success ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' })
  return {
    fields: (
      <>
        <TextInput
          label={words.name}
          {...field('name')}
          maxLength={30}
          error={tried ? wrongName : undefined}
          testId={`${testId}-name`}
        />
        <TextInput
          label={words.idNumber}
          kind='idcard'
          {...field('number')}
          maxLength={24}
          error={tried ? wrongNumber : undefined}
          testId={`${testId}-id`}
        />
      </>
    ),
    /** undefined, with the error pointed out, when something is invalid */
    read: () => {
      setTried(true)
      if (named.success && numbered.success) return { name: named.data, idNumber: numbered.data }
      pointOut(wrongName ?? wrongNumber ?? '')
      return undefined
    },
    clear: () => {
      set({ name: '', number: '' })
      setTried(false)
    },
  }
}
