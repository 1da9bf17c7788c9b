import type { IdNumber } from '@domain/kernel/identity-numbers'
import { plainIdNumber } from '@domain/kernel/plain'
import { shanghaiDate } from '@domain/kernel/plain-date'
import { Banner, Button, RefusalCard } from '@src/components'
import { addressOf, copyText, isWeapp, useCommand, useQuery } from '@src/gateway'
import { dateText } from '@src/text'
import { askMember as words } from '@src/text/agree'
import { Button as TaroButton, Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { testAttribute } from '../../components/a11y'

const PAGE = 'worker/agree/index'

const Share = ({ code }: { readonly code: string }) => {
  const path = `${PAGE}?code=${code}`
  const [copied, setCopied] = useState(false)
  useShareAppMessage(() => ({ title: words.shareTitle, path: `/${path}` }))
  if (isWeapp)
    return (
      <TaroButton className='button button-plain' openType='share' {...testAttribute('ask-member-share')}>
        {words.share}
      </TaroButton>
    )
  return (
    <View>
      <Button kind='plain' onTap={() => void copyText(addressOf(`#/${path}`)).then(setCopied)} testId='ask-member-copy'>
        {copied ? words.copied : words.copy}
      </Button>
      <Text className='consent-link' {...testAttribute('ask-member-link')}>
        {addressOf(`#/${path}`)}
      </Text>
    </View>
  )
}

type Props = {
  readonly applicant: string
  readonly member: { readonly name: string; readonly idNumber: string }
  /** called once the member has consented on their own phone */
  readonly onGiven: () => void
}
/** 请家人自己确认: a link for the member, and a check whether they have consented. */
export const AskMember = ({ applicant, member, onGiven }: Props) => {
  const idNumber = plainIdNumber(member.idNumber) as IdNumber
  const invite = useCommand('consent.invite')
  const asked = useQuery('consent.given', { idNumbers: [idNumber] })
  const [link, setLink] = useState<{ readonly code: string; readonly until: number }>()
  const [looked, setLooked] = useState(false)
  const given = asked.data?.idNumbers.includes(idNumber) === true
  const tell = useRef(onGiven)
  tell.current = onGiven
  useEffect(() => {
    if (given) tell.current()
  }, [given])
  const ask = async (): Promise<void> => {
    const answer = await invite.run({ applicant, name: member.name, idNumber }, { keyFor: member.name })
    if (answer.ok) setLink(answer.value)
  }
  return (
    <View className='ask-member' {...testAttribute('ask-member')}>
      <Text className='quiet'>{words.lead(member.name)}</Text>
      {invite.refusal === undefined ? null : <RefusalCard refusal={invite.refusal} />}
      {link === undefined ? (
        <Button kind='plain' block busy={invite.busy} onTap={() => void ask()} testId='ask-member-make'>
          {words.make(member.name)}
        </Button>
      ) : (
        <>
          <Text className='quiet'>{words.until(dateText(shanghaiDate(link.until)))}</Text>
          <Share code={link.code} />
          {looked && !asked.loading && !given ? <Banner tone='amber' text={words.notYet} /> : null}
          <Button
            kind='plain'
            block
            busy={asked.loading}
            onTap={() => void asked.reload().then(() => setLooked(true))}
            testId='ask-member-look'
          >
            {words.look}
          </Button>
        </>
      )}
    </View>
  )
}
