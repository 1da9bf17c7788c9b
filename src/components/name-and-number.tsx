import { IdNumber } from '@domain/kernel/identity-numbers'
import { Name } from '@domain/kernel/text'
import { fields as words } from '@src/text/fields'
import * as z from 'zod/mini'
import { fieldsOf, useFields } from './fields'
import { TextInput } from './inputs'
import { useTried } from './use-tried'
import { wrongsIn } from './wrongs'

// schemas are imported by their users and not through ./index, which would load zod at the start of the app
const Answers = z.object({ name: Name, idNumber: IdNumber })

type Typed = { readonly name: string; readonly idNumber: string }
/** what was typed, kept by the page of a worker who may leave it meanwhile */
type Kept = readonly [typed: Typed, set: (patch: Partial<Typed>) => void, ...unknown[]]

/** Fields for the name and ID number of a person; `read` returns them once they are valid, and a function clears the fields. */
export const useNameAndNumber = (testId: string, kept?: Kept) => {
  const [own, , setOwn] = useFields({ name: '', idNumber: '' })
  const [typed, set] = kept ?? [own, setOwn]
  const { shown, passes, again } = useTried(wrongsIn(Answers, typed))
  const field = fieldsOf(typed, set, shown)
  return {
    fields: (
      <>
        <TextInput label={words.name} {...field('name')} maxLength={30} testId={`${testId}-name`} />
        <TextInput label={words.idNumber} kind='idcard' {...field('idNumber')} maxLength={24} testId={`${testId}-id`} />
      </>
    ),
    /** undefined, with the error pointed out, when something is invalid */
    read: () => {
      const answers = Answers.safeParse(typed)
      return passes() && answers.success ? answers.data : undefined
    },
    clear: () => {
      set({ name: '', idNumber: '' })
      again()
    },
  }
}
