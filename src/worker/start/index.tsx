import { daysOnRoad } from '@domain/application/usual-road'
import { Button, Card, Check, Empty, Page, Section, StickyBar } from '@src/components'
import { askMessages, go, loadDraft, replace, saveDraft, usePolicy } from '@src/gateway'
import { guide, type Thing, start as words } from '@src/text/guide'
import { home } from '@src/text/home'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import * as z from 'zod/mini'
import { RoadAhead } from '../road-ahead'

const THINGS = Object.keys(words.things) as readonly Thing[]
const KEY = 'at-hand'
const Ticked = z.array(z.string())

/** The ticks of this phone; the page of a later release may ask for other things. */
const ticked = (): readonly string[] => Ticked.safeParse(loadDraft(KEY)).data ?? []

const AtHand = () => {
  const [at, setAt] = useState(ticked)
  const has = THINGS.filter((thing) => at.includes(thing))
  const tick = (thing: Thing, on: boolean): void => {
    const now = THINGS.filter((each) => (each === thing ? on : has.includes(each)))
    saveDraft(KEY, now)
    setAt(now)
  }
  return (
    <Section title={words.hand} aside={<Text className='quiet'>{words.ready(has.length, THINGS.length)}</Text>}>
      <Text className='quiet'>{words.handHint}</Text>
      {THINGS.map((thing) => (
        <Check
          key={thing}
          label={words.things[thing]}
          hint={thing === 'family' ? words.familyWhy : undefined}
          value={has.includes(thing)}
          onChange={(on) => tick(thing, on)}
          testId={`hand-${thing}`}
        />
      ))}
    </Section>
  )
}

/** 开始申请: how long it takes, what to have at hand, and what happens afterwards; then the form. */
export default function Start() {
  const { policy, loading, refusal, reload } = usePolicy()
  const closed = policy?.applicationsOpen === false
  return (
    <Page
      title={words.title}
      lead={words.lead}
      loading={loading}
      refusal={refusal}
      onRetry={() => void reload()}
      testId='start'
      footer={
        closed ? undefined : (
          <StickyBar
            main={{
              words: words.go,
              testId: 'start-apply',
              onTap: () => {
                askMessages('apply')
                replace('/worker/apply/index')
              },
            }}
            others={
              <Button kind='quiet' onTap={() => go('/worker/guide/index')} testId='start-guide'>
                {words.guide}
              </Button>
            }
          />
        )
      }
    >
      {closed ? (
        <Empty
          art='nothing'
          title={home.closed}
          action={
            <Button kind='plain' onTap={() => go('/worker/guide/index')} testId='start-guide'>
              {words.guide}
            </Button>
          }
        />
      ) : null}
      {policy === undefined || closed ? null : (
        <View>
          <AtHand />
          <Section title={words.after}>
            <Card testId='start-after'>
              <Text className='consent-line'>{guide.longHint(daysOnRoad(policy))}</Text>
              <RoadAhead policy={policy} />
              <Text className='quiet'>{words.told}</Text>
            </Card>
          </Section>
        </View>
      )}
    </Page>
  )
}
