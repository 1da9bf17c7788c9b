import { isAlive } from '@domain/application/stage-names'
import type { OwnCase } from '@domain/contract/views'
import type { Refusal } from '@domain/kernel/result'
import {
  askedOf,
  Banner,
  Button,
  Card,
  Empty,
  entrancesFor,
  Page,
  RefusalCard,
  Row,
  Section,
  Skeleton,
  Tap,
  WantCards,
  whereItIs,
} from '@src/components'
import {
  askMessages,
  go,
  loadDraft,
  reloadMe,
  useAskOnReturn,
  useMe,
  useOnPhone,
  useOnReturn,
  usePolicy,
  useQuery,
} from '@src/gateway'
import { phoneText } from '@src/text'
import { app } from '@src/text/app'
import { home } from '@src/text/home'
import { road, roadStepText } from '@src/text/road'
import { Text, View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { type ComponentProps, useState } from 'react'
import { Today } from './today'

/** The step at which the case stands, when the task itself is shown above. */
const standsAt = (own: OwnCase): string => {
  const step = own.road.steps.find(({ state }) => state === 'now')
  return step === undefined ? roadStepText.confirming : roadStepText[step.key]
}

const Where = ({ own }: { readonly own: OwnCase }) => {
  const words = whereItIs(own)
  const { unit, phone } = own.holder
  const done = own.road.steps.filter(({ state }) => state === 'done').length
  return (
    <Card title={words.asked ? road.standsAt(standsAt(own)) : words.now} testId='my-case'>
      {own.road.steps.some(({ state }) => state === 'next') ? (
        <Text className='quiet'>{road.of(done, own.road.steps.length)}</Text>
      ) : null}
      {words.asked ? null : <Row label={home.next} value={words.next} />}
      {words.asked || words.day === undefined ? null : <Row label={words.day.label} value={words.day.shown} />}
      <Row
        label={home.call}
        value={phoneText(unit, phone)}
        onTap={phone === '' ? undefined : () => void Taro.makePhoneCall({ phoneNumber: phone })}
      />
      <Button
        kind='plain'
        block
        onTap={() => {
          askMessages('follow')
          go('/worker/case/index', { id: own.id })
        }}
        testId='open-case'
      >
        {home.openCase}
      </Button>
    </Card>
  )
}

const Help = ({ open, first, draft }: { readonly open: boolean; readonly first: boolean; readonly draft: boolean }) => (
  <Card title={home.helpTitle}>
    <Text className='quiet'>{home.helpHint}</Text>
    <View className='stack'>
      <Button
        kind={first && !draft ? 'primary' : 'plain'}
        block
        onTap={() => go('/worker/precheck/index')}
        testId='go-precheck'
      >
        {home.precheck}
      </Button>
      {draft ? (
        <Button kind='primary' block onTap={() => go('/worker/apply/index')} testId='resume-apply'>
          {home.resume}
        </Button>
      ) : null}
      {draft ? <Text className='quiet'>{home.resumeHint}</Text> : null}
      {draft || !open ? null : (
        <Button kind='plain' block testId='go-apply' onTap={() => go('/worker/start/index')}>
          {first ? home.apply : home.again}
        </Button>
      )}
      {open ? null : <Text>{home.closed}</Text>}
      <Button kind='quiet' onTap={() => go('/worker/guide/index')} testId='go-guide'>
        {home.guide}
      </Button>
    </View>
  </Card>
)

/** Who comes to work finds the help for one's own family behind one row. */
const OwnHelp = ({ atWork, ...props }: ComponentProps<typeof Help> & { readonly atWork: boolean }) => {
  const [shown, show] = useState(false)
  if (shown || !atWork || props.draft) return <Help {...props} />
  return (
    <Card>
      <Row label={home.helpTitle} onTap={() => show(true)} testId='go-own-help' />
    </Card>
  )
}

const Entrances = () => {
  const { me, posts } = useMe()
  const doors = entrancesFor(posts.map((post) => post.role))
  if (doors.length === 0) return null
  return (
    <Section title={home.deskTitle}>
      {me?.enterYear === undefined ? null : (
        <Card
          title={home.enterYear(me.enterYear)}
          tone='urgent'
          onTap={() => go('/admin/calendar/index')}
          testId='enter-year'
        />
      )}
      <View className='doors'>
        {doors.map((door) => (
          <Tap key={door.path} className='door' onTap={() => go(door.path)} label={door.label} testId={door.testId}>
            <Text>{door.label}</Text>
          </Tap>
        ))}
      </View>
    </Section>
  )
}

const useHome = () => {
  const { me, posts, loading, refusal, reload } = useMe()
  const signedIn = me?.signedIn === true
  const mine = useQuery('case.mine', {}, { skip: !signedIn, follow: true })
  const { policy, reload: reloadPolicy } = usePolicy()
  const [draft, setDraft] = useState(() => loadDraft('apply') !== undefined)
  const around = (): Promise<unknown> => Promise.all([reloadMe(), reloadPolicy()])
  const refresh = async (): Promise<void> => {
    await Promise.all([around(), signedIn ? mine.reload() : undefined])
    Taro.stopPullDownRefresh()
  }
  useDidShow(() => setDraft(loadDraft('apply') !== undefined))
  // something may have been done on the page the person returns from
  useOnReturn(() => void around())
  useAskOnReturn(mine, !signedIn)
  usePullDownRefresh(() => void refresh())
  return {
    me,
    atWork: posts.length > 0,
    signedIn,
    loading,
    refusal,
    reload,
    mine,
    open: policy?.applicationsOpen !== false,
    draft,
  }
}

/** Shown without a connection, when the person cannot be identified: the offline kit can still be opened. */
const WithoutSignal = ({ refusal, onRetry }: { readonly refusal: Refusal; readonly onRetry: () => void }) => (
  <Page title={app.name} testId='home'>
    <Card title={home.takenTitle} tone='calm'>
      <Text className='quiet'>{home.takenHint}</Text>
      <Button kind='primary' block onTap={() => go('/base/offline-kit/index')} testId='go-taken'>
        {home.taken}
      </Button>
    </Card>
    <RefusalCard refusal={refusal} onRetry={onRetry} />
  </Page>
)

export default function Home() {
  const { me, atWork, signedIn, loading, refusal, reload, mine, open, draft } = useHome()
  const cases = mine.data?.cases ?? []
  const alive = cases.find((own) => isAlive(own.stage)) ?? cases[0]
  const hasAlive = cases.some((own) => isAlive(own.stage))
  const taken = useOnPhone().length > 0
  if (refusal !== undefined && taken) return <WithoutSignal refusal={refusal} onRetry={() => void reload()} />
  return (
    <Page
      title={app.name}
      lead={me?.name === undefined ? home.lead : home.hello(me.name)}
      loading={loading}
      refusal={refusal}
      onRetry={() => void reload()}
      testId='home'
    >
      {signedIn ? null : <Banner tone='blue' text={home.signIn} />}
      {cases.some((own) => askedOf(own).length > 0) ? (
        <Section title={home.wantsTitle}>
          {cases.map((own) => (
            <WantCards key={own.id} own={own} />
          ))}
        </Section>
      ) : null}
      {signedIn && mine.data === undefined && mine.loading ? <Skeleton lines={3} /> : null}
      {mine.refusal !== undefined && mine.data === undefined ? (
        <Empty title={app.somethingWrong} action={<Button onTap={() => void mine.reload()}>{app.retry}</Button>} />
      ) : null}
      {alive === undefined ? null : (
        <Section title={home.where}>
          <Where own={alive} />
        </Section>
      )}
      <Today />
      <Entrances />
      {hasAlive ? null : <OwnHelp atWork={atWork} open={open} first={alive === undefined} draft={draft} />}
      {hasAlive || !signedIn ? null : (
        <Button kind='quiet' onTap={() => go('/worker/claim/index')} testId='go-claim'>
          {home.claim}
        </Button>
      )}
    </Page>
  )
}
