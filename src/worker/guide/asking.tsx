import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Card, Row, Section } from '@src/components'
import { useQuery } from '@src/gateway'
import { phoneText } from '@src/text'
import { guide as words } from '@src/text/guide'
import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'

const ring = (phone: string): void => void Taro.makePhoneCall({ phoneNumber: phone })

/** Whom to ask: the hotline, one's own union, and the union of the chosen area. */
export const Asking = ({ jurisdiction }: { readonly jurisdiction: Jurisdiction | undefined }) => {
  const { data } = useQuery('org.contact', jurisdiction === undefined ? {} : { jurisdiction })
  return (
    <Section title={words.ask}>
      <Card testId='guide-ask'>
        <Row label={words.hotline} value={words.hotlineNumber} onTap={() => ring(words.hotlineNumber)} />
        {data === undefined ? null : (
          <Row
            label={data.name}
            value={phoneText('', data.phone).trim()}
            onTap={data.phone === '' ? undefined : () => ring(data.phone)}
            testId='guide-contact'
          />
        )}
        <Row label={words.ownUnion} value={words.ownUnionHint} />
        <Text className='quiet'>{words.free}</Text>
      </Card>
    </Section>
  )
}
