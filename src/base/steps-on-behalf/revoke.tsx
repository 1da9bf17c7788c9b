import type { CaseView } from '@domain/contract/views'
import type { FileId } from '@domain/kernel/ids'
import { Banner, Button, Select, useSigned } from '@src/components'
import { Signature } from '@src/components/signature'
import { type CaseStep, nameOf } from '@src/features/case-page'
import { doneText } from '@src/text'
import { consentText } from '@src/text/consent'
import { stepsOnBehalfText as words } from '@src/text/duties'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = { readonly view: CaseView; readonly caseStep: CaseStep }

/**
 * 当面撤回: a member of the household comes to the union. The page asks which consent is revoked, explains the consequences, and
 * takes the signature on screen.
 */
export const Revoke = ({ view, caseStep }: Props) => {
  const [chosen, choose] = useState<string>()
  const [signature, setSignature] = useState<FileId>()
  const [unsigned, setUnsigned] = useState(false)
  const keyOf = ({ matter, member }: CaseView['consents'][number]): string => `${matter}:${member}`
  const consent = view.consents.find((one) => keyOf(one) === chosen)
  const send = (): void => {
    if (consent === undefined || signature === undefined) return
    const { matter, member } = consent
    void caseStep.run('case.revokeAtUnion', { matter, member, signature }, doneText.revokeConsent)
  }
  const submit = useSigned(signature !== undefined, send, () => setUnsigned(true))
  return (
    <View className='case-form'>
      <View className='case-hint'>{words.revokeLead}</View>
      <Select
        label={words.revokeWhat}
        options={view.consents.map((one) => ({
          value: keyOf(one),
          label: `${nameOf(view, one.member)}：${consentText[one.matter].title}`,
        }))}
        value={chosen}
        onChange={choose}
        testId='revoke-what'
      />
      {consent === undefined ? null : (
        <View>
          <Banner tone='amber' text={words.revokeConsequence} />
          <Signature
            label={words.revokeSign}
            value={signature}
            onChange={setSignature}
            error={unsigned && signature === undefined ? words.revokeUnsigned : undefined}
            testId='revoke-sign'
          />
          <Button kind='danger' busy={caseStep.busy} onTap={submit} testId='revoke-at-union'>
            {words.revokeSubmit}
          </Button>
        </View>
      )}
    </View>
  )
}
