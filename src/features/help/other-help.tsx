import { type Referral, ReferralKind, referralsFor } from '@domain/policy/referral'
import { Button, Card, Row, Section } from '@src/components'
import { usePolicy } from '@src/gateway'
import { referralText, helpText as words } from '@src/text/help'
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'

/** A telephone number alone, so that it can be dialled; other words are shown only. */
const DIALLED = /^[\d -]{5,20}$/

const Place = ({ place, phone, bring }: Referral) => (
  <>
    <Row label={words.place} value={place} />
    {phone === '' ? null : (
      <Row
        label={words.phone}
        value={phone}
        onTap={DIALLED.test(phone) ? () => void Taro.makePhoneCall({ phoneNumber: phone }) : undefined}
      />
    )}
    {bring === '' ? null : <Row label={words.bring} value={bring} />}
  </>
)

const Help = ({ kind, places }: { readonly kind: ReferralKind; readonly places: readonly Referral[] }) => (
  <Card title={referralText[kind].name} testId={`help-${kind}`}>
    <Text>{referralText[kind].about}</Text>
    {places.length === 0 ? <Text className='quiet'>{words.nowhere}</Text> : null}
    {places.map((each) => (
      <Place key={each.place} {...each} />
    ))}
  </Card>
)

type Props = { readonly jurisdiction: string; readonly fits: readonly ReferralKind[] }

/** 转介: other help with its place, telephone and what to bring; what fits the household comes first, the rest behind a tap. */
export const OtherHelp = ({ jurisdiction, fits }: Props) => {
  const { policy } = usePolicy()
  const [all, setAll] = useState(fits.length === 0)
  const places = referralsFor(policy?.referrals, jurisdiction)
  const rest = ReferralKind.options.filter((kind) => !fits.includes(kind))
  return (
    <Section title={words.title}>
      <Text className='quiet'>{fits.length === 0 ? words.all : words.lead}</Text>
      {[...fits, ...(all ? rest : [])].map((kind) => (
        <Help key={kind} kind={kind} places={places.filter((each) => each.kind === kind)} />
      ))}
      {all || rest.length === 0 ? null : (
        <Button kind='plain' block onTap={() => setAll(true)} testId='more-help'>
          {words.more(rest.length)}
        </Button>
      )}
    </Section>
  )
}
