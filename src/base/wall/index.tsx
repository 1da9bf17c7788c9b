import type { CaseRow } from '@domain/contract/views'
import type { CaseId } from '@domain/kernel/ids'
import type { PlainDate } from '@domain/kernel/plain-date'
import { Banner, Button, Choice, DateInput, Empty, Page, StickyBar } from '@src/components'
import { type LocalFile, replace, useMe, useOnReturn, useParams, useQuery } from '@src/gateway'
import { casePageText } from '@src/text/case-page'
import { noticeText } from '@src/text/notice'
import { wallText as words } from '@src/text/wall'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { PATHS } from '../paths'
import { OnTheWall } from './household'
import { WallPhoto } from './photo'
import { onWall } from './rows'
import { DEEDS, type Deed, useWall } from './use-wall'
import '../base.scss'

const NOBODY: ReadonlySet<CaseId> = new Set()

type Wall = ReturnType<typeof useWall>
type WallProps = {
  readonly deed: Deed
  readonly rows: readonly CaseRow[]
  readonly today: PlainDate
  readonly wall: Wall
  readonly onEntered: () => Promise<void>
}

/** What is said once the last try has ended: how many were entered, and what became of the others. */
const Outcome = ({ deed, wall: { done, refusals, stopped } }: Pick<WallProps, 'deed' | 'wall'>) => (
  <>
    {done.length > 0 && <Banner tone='green' text={words.done[deed](done.length)} testId='done' />}
    {stopped && <Banner tone='amber' text={words.stopped} testId='wall-stopped' />}
    {Object.keys(refusals).length > 0 && (
      <Banner tone='amber' text={words.failed(Object.keys(refusals).length)} testId='wall-failed' />
    )}
  </>
)

/** The households of one wall, the photo of it, and the day: nobody is chosen before the officer says so. */
const useEntering = ({ deed, rows, today, wall, onEntered }: WallProps) => {
  const [chosen, setChosen] = useState(NOBODY)
  const [photo, setPhoto] = useState<LocalFile>()
  const [postedOn, setPostedOn] = useState(today)
  const households = rows.filter(({ id }) => chosen.has(id))
  const missing = photo === undefined ? words.wantPhoto : undefined
  return {
    ...{ chosen, setChosen, photo, postedOn, setPostedOn, households },
    takePhoto: (next: LocalFile | undefined): void => {
      wall.forget()
      setPhoto(next)
    },
    main: {
      words: households.length === 0 ? words.first[deed] : (missing ?? words.submit[deed](households.length)),
      disabled: households.length === 0 || photo === undefined,
      busy: wall.at !== undefined,
      onTap: () => void wall.enter({ deed, photo, postedOn }, households).then(onEntered),
      testId: 'wall-submit',
    },
  }
}

const Entering = ({ deed, rows, today, wall, entering }: WallProps & { entering: ReturnType<typeof useEntering> }) => {
  const { chosen, setChosen, photo, takePhoto, postedOn, setPostedOn, households } = entering
  const choose = (id: CaseId, yes: boolean): void =>
    setChosen((before) => new Set(yes ? [...before, id] : [...before].filter((one) => one !== id)))
  const all = households.length === rows.length
  return (
    <View className='wall'>
      <View className='wall-households'>
        <Text className='section-title'>{words.households[deed]}</Text>
        {deed === 'up' && <Text className='field-hint'>{words.hint}</Text>}
        {rows.length > 1 && (
          <Button onTap={() => setChosen(all ? NOBODY : new Set(rows.map(({ id }) => id)))} testId='wall-all'>
            {all ? words.none : words.all(rows.length)}
          </Button>
        )}
        {rows.map((row) => (
          <OnTheWall
            key={row.id}
            deed={deed}
            row={row}
            postedOn={postedOn}
            chosen={chosen.has(row.id)}
            onChoose={(yes) => choose(row.id, yes)}
            refusal={wall.refusals[row.id]}
          />
        ))}
      </View>
      <View className='wall-photo'>
        <WallPhoto label={words.photo[deed]} hint={words.photoHint[deed]} photo={photo} onChange={takePhoto} />
        {deed === 'up' && (
          <DateInput
            label={noticeText.postedOn}
            hint={noticeText.postedOnHint}
            value={postedOn}
            max={today}
            onChange={(next) => setPostedOn(next as PlainDate)}
            testId='posted-on'
          />
        )}
      </View>
    </View>
  )
}

const WallPage = (
  props: WallProps & { readonly units: readonly string[]; readonly onUnit: (unit: string) => void },
) => {
  const { deed, rows, wall, units, onUnit } = props
  const entering = useEntering(props)
  return (
    <Page
      title={words.title[deed]}
      lead={words.lead[deed]}
      wide
      testId='wall'
      footer={
        rows.length === 0 ? undefined : (
          <StickyBar main={entering.main}>
            {wall.at !== undefined && <View className='case-hint'>{words.under(wall.at.nth, wall.at.all)}</View>}
          </StickyBar>
        )
      }
    >
      {wall.at === undefined && <Outcome deed={deed} wall={wall} />}
      {units.length > 1 && (
        <Choice
          label={words.unit}
          options={units.map((unit) => ({ value: unit, label: unit }))}
          value={rows[0]?.unit}
          onChange={onUnit}
          testId='wall-unit'
        />
      )}
      {rows.length > 0 && <Entering {...props} entering={entering} />}
      {units.length === 0 && (
        <Empty
          finished={wall.done.length > 0}
          title={wall.done.length > 0 ? words.done[deed](wall.done.length) : words.nothing[deed]}
          hint={words.nothingHint[deed]}
          action={
            <Button kind='primary' onTap={() => replace(PATHS.duties)} testId='wall-back'>
              {casePageText.backToList}
            </Button>
          }
        />
      )}
    </Page>
  )
}

/** 一面墙: several notices of one union are entered with one photo, as put up or as taken down. */
export default function NoticesOnWallPage() {
  const asked = useQuery('case.work', {})
  useOnReturn(() => void asked.reload())
  const { today } = useMe()
  const said = useParams()['deed']
  const deed = DEEDS.find((one) => one === said) ?? 'up'
  const [unit, setUnit] = useState<string>()
  const wall = useWall()
  if (asked.data === undefined || today === undefined)
    return <Page title={words.title[deed]} asked={asked} loading testId='wall' />
  const waiting = onWall(asked.data.mine, deed).filter(({ id }) => !wall.done.includes(id))
  const units = [...new Set(waiting.map((row) => row.unit))]
  const at = units.length === 1 ? units[0] : units.find((one) => one === unit)
  return (
    <WallPage
      key={at}
      deed={deed}
      rows={waiting.filter((row) => row.unit === at)}
      today={today}
      wall={wall}
      units={units}
      onUnit={setUnit}
      onEntered={asked.reload}
    />
  )
}
