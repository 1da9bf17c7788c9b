import type { CaseView } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { AskTwice, Banner, Button, Card, Empty, Page, Tag } from '@src/components'
import { go, useMe } from '@src/gateway'
import { type OnPhone, useKey, useOnPhone, viewInKit, wipeKit } from '@src/gateway/offline-kit'
import { offlineKitText } from '@src/text/offline-kit'
import { surveyText } from '@src/text/survey'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import { loadSurvey } from '../survey/send'
import { CodeCard } from './code'
import { Devices } from './devices'
import { TakeButton } from './take'
import { Unlock } from './unlock'
import '../base.scss'

const nameOf = (one: OnPhone, view: CaseView | undefined): string =>
  view?.row.name ?? loadSurvey(one.caseId)?.shown.name ?? offlineKitText.broken.title

const Household = ({ one }: { readonly one: OnPhone }) => {
  const taken = viewInKit(one.caseId)
  const id = one.caseId
  return (
    <Card
      title={nameOf(one, taken?.view)}
      aside={one.unsent ? <Tag tone='amber'>{offlineKitText.unsent}</Tag> : undefined}
      testId={`taken-${id}`}
    >
      {taken !== undefined && (
        <View className='case-hint'>
          {`${taken.view.row.unit} · ${offlineKitText.onPhone(showDate(taken.on))} · ${one.of === 0 ? offlineKitText.noPapers : offlineKitText.papers(one.have, one.of)}`}
        </View>
      )}
      {one.begun && one.unsent && <View className='case-hint'>{offlineKitText.begun}</View>}
      <View className='case-buttons'>
        {taken !== undefined && (
          <Button onTap={() => go(PATHS.case, { id })} testId={`look-${id}`}>
            {offlineKitText.look}
          </Button>
        )}
        <Button kind='primary' onTap={() => go(PATHS.survey, { id })} testId={`fill-${id}`}>
          {offlineKitText.fill}
        </Button>
      </View>
      {one.have < one.of && <TakeButton ids={[id]} words={offlineKitText.again} testId={`take-again-${id}`} />}
    </Card>
  )
}

/** Deletes everything that the cloud has too; surveys not sent yet are listed and stay. */
const Wipe = ({ here, onWiped }: { readonly here: readonly OnPhone[]; readonly onWiped: () => void }) => {
  const unsent = here.filter((one) => one.unsent).length
  return (
    <AskTwice
      words={offlineKitText.wipeAll}
      title={offlineKitText.wipeAsk}
      onTap={() => void wipeKit().then(onWiped)}
      testId='wipe-taken'
      sureId='wipe-sure'
    >
      {unsent > 0 && <View className='case-words'>{offlineKitText.wipeKeeps(unsent)}</View>}
    </AskTwice>
  )
}

/** 带走的资料: the households in the offline kit on this phone, the offline code, and the officer's other devices. */
export default function OfflineKitPage() {
  const here = useOnPhone()
  const [wiped, setWiped] = useState(false)
  const { has } = useMe()
  const key = useKey(here.length > 0)
  return (
    <Page title={offlineKitText.title} lead={offlineKitText.lead} testId='taken'>
      {wiped && <Banner tone='green' text={offlineKitText.wiped} testId='taken-wiped' />}
      {here.length === 0 && <Empty title={offlineKitText.none} hint={offlineKitText.noneHint} />}
      {here.length > 0 && !key.open && <Unlock reading={key} />}
      {key.open && here.map((one) => <Household key={one.caseId} one={one} />)}
      {key.open && <CodeCard />}
      {here.length > 0 && <Wipe here={here} onWiped={() => setWiped(true)} />}
      {has('base-officer') && <Devices />}
      <Button kind='quiet' onTap={() => go(PATHS.duties)}>
        {surveyText.toDuties}
      </Button>
    </Page>
  )
}
