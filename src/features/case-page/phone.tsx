import type { LookPurpose } from '@domain/application/looks'
import type { CaseId, MemberKey } from '@domain/kernel/ids'
import { Button, RefusalCard } from '@src/components'
import { isWeapp, useCommand } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

const APPLICANT = 'm0' as MemberKey

type Props = {
  readonly caseId: CaseId
  readonly name: string
  /** what the register says the number was looked at for */
  readonly why: LookPurpose
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly block?: boolean
  /** the number was shown, and on a phone dialled */
  readonly onShown?: () => void
  /** calls as soon as it is there, because the tap before asked for it */
  readonly atOnce?: boolean
}

const dial = (mobile: string): void => void Taro.makePhoneCall({ phoneNumber: mobile }).catch(() => undefined)

/** Calls the applicant: one tap reveals the number, registers the look, and on a phone dials. Afterwards the number stays shown. */
export const Phone = ({ caseId, name, why, kind = 'plain', block = false, onShown, atOnce = false }: Props) => {
  const { run, busy, refusal } = useCommand('case.reveal')
  const [mobile, setMobile] = useState<string>()
  const call = async (): Promise<void> => {
    if (mobile !== undefined) {
      dial(mobile)
      onShown?.()
      return
    }
    const answer = await run({ member: APPLICANT, field: 'mobile', why }, { caseId, keyFor: `phone:${caseId}` })
    if (!answer.ok) return
    setMobile(answer.value.text)
    onShown?.()
    if (isWeapp) dial(answer.value.text)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: called once, when it is first asked for
  useEffect(() => {
    if (atOnce) void call()
  }, [atOnce])
  const words = mobile ?? casePageText.call
  return (
    <View className='case-phone'>
      <Button
        kind={kind}
        block={block}
        busy={busy}
        label={`${name}，${words}`}
        onTap={() => void call()}
        testId={`dial-${caseId}`}
      >
        {words}
      </Button>
      {refusal === undefined ? null : <RefusalCard refusal={refusal} />}
    </View>
  )
}
