import { daysOnRoad } from '@domain/application/usual-road'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import type { Policy } from '@domain/policy/policy'
import { Button, Card, Empty, Page, Section, Select, StickyBar } from '@src/components'
import { go, isWeapp, usePlaces, usePolicy } from '@src/gateway'
import { dateText, yearlyDayText } from '@src/text'
import { guide as words } from '@src/text/guide'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { RoadAhead } from '../road-ahead'
import { Asking } from './asking'
import { Conditions } from './conditions'
import './guide.scss'
import { Papers } from './papers'

// Printed from the web only; WeChat's compiler of styles does not know all that the sheet uses.
if (process.env.TARO_ENV !== 'weapp') void import('./print.scss')

const HowLong = ({ policy }: { readonly policy: Policy }) => (
  <Section title={words.long}>
    <Card testId='guide-long'>
      <Text className='consent-line'>{words.longHint(daysOnRoad(policy))}</Text>
      <RoadAhead policy={policy} />
      <Text className='quiet'>{words.pay(yearlyDayText(policy.payoutDeadline))}</Text>
    </Card>
  </Section>
)

const Onward = ({ open }: { readonly open: boolean }) => (
  <StickyBar
    main={{ words: words.toPrecheck, onTap: () => go('/worker/precheck/index'), testId: 'guide-precheck' }}
    others={
      open ? (
        <Button kind='quiet' onTap={() => go('/worker/start/index')} testId='guide-start'>
          {words.toStart}
        </Button>
      ) : undefined
    }
  />
)

/** 申请指南: everything from the policy in force; needs no sign-in and shows nothing personal. One sheet when printed. */
export default function Guide() {
  const { policy, loading, refusal, reload } = usePolicy()
  const { options } = usePlaces()
  const [jurisdiction, setJurisdiction] = useState<Jurisdiction>()
  const unset = refusal?.code === 'POLICY_MISSING'
  return (
    <Page
      title={words.title}
      lead={words.lead}
      loading={loading}
      refusal={unset ? undefined : refusal}
      onRetry={() => void reload()}
      open
      testId='guide'
      footer={policy === undefined ? undefined : <Onward open={policy.applicationsOpen} />}
    >
      <View className='guide'>
        {unset ? <Empty art='nothing' title={words.notYetTitle} hint={words.notYetHint} /> : null}
        <View className='guide-area'>
          <Select
            label={words.area}
            hint={words.areaHint}
            options={options}
            value={jurisdiction}
            onChange={setJurisdiction}
            testId='guide-jurisdiction'
          />
        </View>
        {policy === undefined ? null : <Conditions policy={policy} jurisdiction={jurisdiction ?? 'default'} />}
        <Papers />
        {policy === undefined ? null : <HowLong policy={policy} />}
        <Asking jurisdiction={jurisdiction} />
        {policy === undefined ? null : (
          <Text className='quiet'>{words.by(policy.version, dateText(policy.effectiveFrom))}</Text>
        )}
        {isWeapp ? null : (
          <View className='guide-print no-print'>
            <Button kind='plain' block onTap={() => window.print()} testId='guide-print'>
              {words.print}
            </Button>
            <Text className='quiet'>{words.printHint}</Text>
          </View>
        )}
      </View>
    </Page>
  )
}
