import type { CaseView } from '@domain/contract/views'
import { showDate } from '@domain/kernel/plain-date'
import { AskTwice, Banner, Button, Card, Empty, Page, Tag } from '@src/components'
import { go, useMe } from '@src/gateway'
import { type OnPhone, takenView, useKey, useOnPhone, wipeTaken } from '@src/gateway/offline-kit'
import { surveyText } from '@src/text/survey'
import { takingText } from '@src/text/taking'
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
  view?.row.name ?? loadSurvey(one.caseId)?.shown.name ?? takingText.broken.title

const Household = ({ one }: { readonly one: OnPhone }) => {
  const taken = takenView(one.caseId)
  const id = one.caseId
  return (
    <Card
      title={nameOf(one, taken?.view)}
      aside={one.unsent ? <Tag tone='amber'>{takingText.unsent}</Tag> : undefined}
      testId={`taken-${id}`}
    >
      {taken !== undefined && (
        <View className='case-hint'>
          {`${taken.view.row.unit} · ${takingText.onPhone(showDate(taken.on))} · ${one.of === 0 ? takingText.noPapers : takingText.papers(one.have, one.of)}`}
        </View>
      )}
      {one.begun && one.unsent && <View className='case-hint'>{takingText.begun}</View>}
      <View className='case-buttons'>
        {taken !== undefined && (
          <Button onTap={() => go(PATHS.case, { id })} testId={`look-${id}`}>
            {takingText.look}
          </Button>
        )}
        <Button kind='primary' onTap={() => go(PATHS.survey, { id })} testId={`fill-${id}`}>
          {takingText.fill}
        </Button>
      </View>
      {one.have < one.of && <TakeButton ids={[id]} words={takingText.again} testId={`take-again-${id}`} />}
    </Card>
  )
}

/** Deletes everything that the cloud has too; surveys not sent yet are listed and stay. */
const Wipe = ({ here, onWiped }: { readonly here: readonly OnPhone[]; readonly onWiped: () => void }) => {
  const unsent = here.filter((one) => one.unsent).length
  return (
    <AskTwice
      words={takingText.wipeAll}
      title={takingText.wipeAsk}
      onSure={() => void wipeTaken().then(onWiped)}
      testId='wipe-taken'
      sureId='wipe-sure'
    >
      {unsent > 0 && <View className='case-words'>{takingText.wipeKeeps(unsent)}</View>}
    </AskTwice>
  )
}

/** 带走的资料: the households in the offline kit on this phone, the offline code, and the officer's other devices. */
export default function TakenPage() {
  const here = useOnPhone()
  const [wiped, setWiped] = useState(false)
  const { has } = useMe()
  const key = useKey(here.length > 0)
  return (
    <Page title={takingText.title} lead={takingText.lead} testId='taken'>
      {wiped && <Banner tone='green' text={takingText.wiped} testId='taken-wiped' />}
      {here.length === 0 && <Empty title={takingText.none} hint={takingText.noneHint} />}
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
