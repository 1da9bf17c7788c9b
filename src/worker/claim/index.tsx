import { IdNumber } from '@domain/kernel/identity-numbers'
import { Name } from '@domain/kernel/text'
import { Button, Page, pointOut, RefusalCard, TextInput, useFields } from '@src/components'
import { askMessages, reloadMe, replace, useCommand } from '@src/gateway'
import { refusalText } from '@src/text'
import { wrong } from '@src/text/apply'
import { claimPage as words } from '@src/text/worker'
import { useState } from 'react'

/** 认领: the worker claims a case made on their behalf. */
export default function Claim() {
  const [{ name, idNumber, code }, field] = useFields({ name: '', idNumber: '', code: '' })
  const [tried, setTried] = useState(false)
  const claim = useCommand('case.claim')
  const wrongs = {
    name: Name.safeParse(name).success ? undefined : wrong.name,
    idNumber: IdNumber.safeParse(idNumber).success ? undefined : refusalText({ code: 'ID_NUMBER_WRONG' }),
    code: /^\d{8}$/.test(code) ? undefined : words.codeWrong,
  }
  const shown: Partial<typeof wrongs> = tried ? wrongs : {}
  const submit = async (): Promise<void> => {
    askMessages('apply')
    setTried(true)
    const bad = Object.values(wrongs).find((text) => text !== undefined)
    if (bad !== undefined) {
      pointOut(bad)
      return
    }
    const answer = await claim.run({ name: name.trim(), idNumber: idNumber.trim().toUpperCase(), code })
    if (!answer.ok) return
    void reloadMe()
    replace('/worker/case/index', { id: answer.value.caseId })
  }
  return (
    <Page title={words.title} lead={words.lead} testId='claim'>
      <TextInput label={words.name} {...field('name')} maxLength={30} error={shown.name} testId='claim-name' />
      <TextInput
        label={words.idNumber}
        kind='idcard'
        {...field('idNumber')}
        maxLength={24}
        error={shown.idNumber}
        testId='claim-id'
      />
      <TextInput
        label={words.code}
        kind='number'
        {...field('code')}
        maxLength={8}
        hint={words.codeHint}
        error={shown.code}
        testId='claim-code'
      />
      {claim.refusal === undefined ? null : <RefusalCard refusal={claim.refusal} />}
      <Button kind='primary' block busy={claim.busy} onTap={() => void submit()} testId='submit-claim'>
        {words.submit}
      </Button>
    </Page>
  )
}
