import { OTHER_WORDS_MIN, wordsSuffice } from '@domain/application/look-reason'
import { type LookPurpose, purposeOfStep } from '@domain/application/looks'
import type { Stage } from '@domain/application/stage'
import type { RevealField } from '@domain/household/declaration'
import type { CaseId, MemberKey } from '@domain/kernel/ids'
import { Button, Card, Choice, Masked, optionsOf, RefusalCard, TextInput } from '@src/components'
import { useCommand } from '@src/gateway'
import { casePageText, revealText } from '@src/text/case-page'
import { Text, View } from '@tarojs/components'
import { createContext, type PropsWithChildren, useContext, useMemo, useState } from 'react'
import type * as z from 'zod/mini'

type Field = z.infer<typeof RevealField>
type Place = { readonly member: MemberKey; readonly field: Field }
type Door = {
  readonly asking: Place | undefined
  readonly seen: (Place & { readonly text: string }) | undefined
  /** the whole household, read for one purpose, until the page is left or it is covered again */
  readonly whole: ReadonlyMap<string, string>
  readonly open: (texts: ReadonlyMap<string, string>) => void
  readonly ask: (place: Place | undefined) => void
  readonly show: (place: Place, text: string) => void
  readonly caseId: CaseId
  /** purposes for which this reader may reveal at this stage, as sent by the cloud */
  readonly purposes: readonly LookPurpose[]
}
const NONE: readonly LookPurpose[] = []
const CLOSED: ReadonlyMap<string, string> = new Map()
const keyOf = ({ member, field }: Place): string => `${member}:${field}`
const DoorContext = createContext<Door | undefined>(undefined)

const isSame = (one: Place | undefined, other: Place): boolean =>
  one !== undefined && one.member === other.member && one.field === other.field

type ScopeProps = PropsWithChildren<{ readonly caseId: CaseId; readonly purposes?: readonly LookPurpose[] | undefined }>

/**
 * Allows one revealed field of the case at a time: revealing another masks the first. The household read whole stays open as
 * long as the page is.
 */
export const RevealScope = ({ caseId, purposes = NONE, children }: ScopeProps) => {
  const [asking, ask] = useState<Place>()
  const [seen, setSeen] = useState<Door['seen']>()
  const [whole, open] = useState(CLOSED)
  const door = useMemo<Door>(
    () => ({
      caseId,
      purposes,
      asking,
      seen,
      whole,
      open,
      ask: (place) => {
        setSeen(undefined)
        ask(place)
      },
      show: (place, text) => {
        ask(undefined)
        setSeen({ ...place, text })
      },
    }),
    [caseId, purposes, asking, seen, whole],
  )
  return <DoorContext.Provider value={door}>{children}</DoorContext.Provider>
}

const Ask = ({ place, door }: { readonly place: Place; readonly door: Door }) => {
  const [why, choose] = useState<LookPurpose>(door.purposes[0] ?? 'other')
  const [said, say] = useState('')
  const { run, busy, refusal } = useCommand('case.reveal')
  const words = said.trim()
  const show = async () => {
    const answer = await run(
      { ...place, why, ...(words === '' ? {} : { words }) },
      { caseId: door.caseId, keyFor: `${place.member}:${place.field}` },
    )
    if (answer.ok) door.show(place, answer.value.text)
  }
  return (
    <Card title={revealText.ask(revealText.field[place.field])} tone='calm'>
      <Choice
        label={revealText.why}
        options={optionsOf(revealText.purpose, door.purposes)}
        value={why}
        onChange={choose}
      />
      <TextInput
        label={why === 'other' ? revealText.otherWords(OTHER_WORDS_MIN) : revealText.words}
        optional={why !== 'other'}
        value={said}
        onChange={say}
        maxLength={60}
        testId='reveal-words'
      />
      <View className='case-hint'>{revealText.whyHint}</View>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <View className='case-buttons'>
        <Button
          kind='primary'
          busy={busy}
          disabled={!wordsSuffice(why, words)}
          onTap={() => void show()}
          testId='reveal-show'
        >
          {revealText.show}
        </Button>
        <Button kind='quiet' onTap={() => door.ask(undefined)}>
          {revealText.hide}
        </Button>
      </View>
    </Card>
  )
}

/**
 * 看全这一户: one tap shows everything covered that this step needs; the purpose is the step's. The cloud registers whose fields were
 * shown.
 */
export const ReadWhole = ({ stage, onOpen }: { readonly stage: Stage; readonly onOpen: () => void }) => {
  const door = useContext(DoorContext)
  const { run, busy, refusal } = useCommand('case.readWhole')
  const why = door && purposeOfStep(stage, door.purposes)
  if (door === undefined || why === undefined || why === 'other') return null
  const read = async (): Promise<void> => {
    const answer = await run({ why }, { caseId: door.caseId, keyFor: door.caseId })
    if (!answer.ok) return
    door.open(new Map(answer.value.fields.map((one) => [keyOf(one), one.text])))
    onOpen()
  }
  if (door.whole.size > 0)
    return (
      <View className='case-whole'>
        <View className='case-hint'>{revealText.wholeOpen(revealText.purpose[why])}</View>
        <Button kind='quiet' onTap={() => door.open(CLOSED)} testId='cover-again'>
          {revealText.cover}
        </Button>
      </View>
    )
  return (
    <View className='case-whole'>
      {refusal !== undefined && <RefusalCard refusal={refusal} />}
      <Button busy={busy} onTap={() => void read()} testId='read-whole'>
        {revealText.whole}
      </Button>
      <View className='case-hint'>{revealText.wholeHint(revealText.purpose[why])}</View>
    </View>
  )
}

type Props = { readonly member: MemberKey; readonly field: Field; readonly shown: string }

/**
 * A masked value with a button to reveal it. Outside a `RevealScope`, and for readers who may reveal nothing here, it stays
 * masked.
 */
export const Covered = ({ member, field, shown }: Props) => {
  const door = useContext(DoorContext)
  const place = { member, field }
  if (shown === '') return <Text className='case-hint'>{casePageText.none}</Text>
  if (door === undefined || door.purposes.length === 0 || !shown.includes('*')) return <Masked text={shown} />
  const open = isSame(door.seen, place) ? door.seen?.text : door.whole.get(keyOf(place))
  return (
    <View className='case-covered'>
      <Masked
        text={open ?? shown}
        testId={`reveal-${member}-${field}`}
        {...(open === undefined ? { onReveal: () => door.ask(isSame(door.asking, place) ? undefined : place) } : {})}
      />
      {isSame(door.asking, place) && <Ask place={place} door={door} />}
    </View>
  )
}
