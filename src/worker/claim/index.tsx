import { IdNumber } from '@domain/kernel/identity-numbers'
import { plainIdNumber, plainName } from '@domain/kernel/plain'
import { Name } from '@domain/kernel/text'
import { fieldsOf, Page, Send, TextInput, useTried, wrongsIn } from '@src/components'
import { askMessages, reloadMe, replace, useCommand } from '@src/gateway'
import { claimPage as words } from '@src/text/worker'
import * as z from 'zod/mini'
import { useKeptFields } from '../use-said'

const Answers = z.object({ name: Name, idNumber: IdNumber, code: z.string().check(z.regex(/^\d{8}$/)) })

const Typed = z.object({ name: z.string(), idNumber: z.string(), code: z.string() })

/** 认领: the worker claims a case made on their behalf. */
export default function Claim() {
  const [answers, set, drop] = useKeptFields('claim', Typed, { name: '', idNumber: '', code: '' })
  const claim = useCommand('case.claim')
  const { shown, passes } = useTried(wrongsIn(Answers, answers, { code: words.codeWrong }))
  const field = fieldsOf(answers, set, shown)
  const submit = async (): Promise<void> => {
    askMessages('apply')
    if (!passes()) return
    const { name, idNumber, code } = answers
    const answer = await claim.run({ name: plainName(name), idNumber: plainIdNumber(idNumber), code })
    if (!answer.ok) return
    drop()
    void reloadMe()
    replace('/worker/case/index', { id: answer.value.caseId })
  }
  return (
    <Page title={words.title} lead={words.lead} testId='claim'>
      <TextInput label={words.name} {...field('name')} maxLength={30} testId='claim-name' />
      <TextInput label={words.idNumber} kind='idcard' {...field('idNumber')} maxLength={24} testId='claim-id' />
      <TextInput
        label={words.code}
        kind='number'
        {...field('code')}
        maxLength={8}
        hint={words.codeHint}
        testId='claim-code'
      />
      <Send sending={claim} onSend={submit} label={words.submit} testId='submit-claim' />
    </Page>
  )
}
