import { APPLICANT } from '@domain/household/declaration'
import { PROOFS, type ProofType } from '@domain/proof/index'
import { fileIn, openSides, type Slot, slotKey, unplaced } from '@domain/proof/slot'
import { proofText } from '@src/text'
import { apply } from '@src/text/apply'
import { partText, paperText as words } from '@src/text/proof'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { a11y, cx, testAttribute } from '../a11y'
import { Button } from '../button'
import { Check } from '../choices'
import { Art, Icon } from '../icon'
import { TextInput } from '../inputs'
import { type SlotShape, Slots } from '../slot'
import { Tap } from '../tap'
import { type First, Uploader } from '../uploader'
import { useUnderWay } from '../use-sending'
import { type ProofDraft, putIn, takeOut, withPages } from './answer'
import { lookAt } from './look'
import './papers.scss'
import { rowOf, rowsOf, stateOf } from './paper-state'
import { Place } from './place'

type Names = (member: string) => string
/** The change of an answer, applied to what the answer is by then: an upload may finish after the page was left. */
type ChangeAnswer = (type: ProofType, change: (now: ProofDraft) => ProofDraft) => void

const CARDS: ReadonlySet<string> = new Set(['portrait', 'emblem', 'number'])
const shapeOf = ({ part }: Slot): SlotShape => (CARDS.has(part) ? 'card' : 'page')

type Props = {
  readonly type: ProofType
  readonly answer: ProofDraft
  readonly slots: readonly Slot[]
  readonly nameOf: Names
  readonly onChange: ChangeAnswer
  readonly error: string | undefined
  readonly wanted: boolean
  /** replaces the introduction of a proof that is not required */
  readonly why?: string | undefined
  /** pages without a name are welcome also where each side has a place */
  readonly loose?: boolean | undefined
  /** name of the form, by which pictures not uploaded yet are found */
  readonly form?: string | undefined
  readonly asked: boolean
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** name of the next paper that is still open, and how to go there */
  readonly next?: { readonly name: string; readonly go: () => void } | undefined
}

const CannotGet = ({
  type,
  answer,
  label,
  change,
}: Pick<Props, 'type' | 'answer'> & {
  readonly label: string
  readonly change: (cannotGet: string | undefined) => void
}) => (
  <>
    <Check
      label={label}
      value={answer.cannotGet !== undefined}
      onChange={(yes) => change(yes ? '' : undefined)}
      testId={`proof-${type}-cannot`}
    />
    {answer.cannotGet === undefined ? null : (
      <TextInput
        label={apply.cannotGetWhy}
        value={answer.cannotGet}
        onChange={change}
        maxLength={100}
        placeholder={apply.cannotGetHint}
        testId={`proof-${type}-why`}
      />
    )}
  </>
)

/** How to take the photo, and how not to. */
const Examples = ({ good }: { readonly good: string }) => (
  <View className='photo-ways'>
    <View className='photo-way photo-way-good'>
      <Art name='photo-good' />
      <Text>{`${words.good}：${good}`}</Text>
    </View>
    <View className='photo-way'>
      <Art name='photo-bad' />
      <Text>{`${words.bad}：${words.badWhy}`}</Text>
    </View>
  </View>
)

type InPlace = Pick<Props, 'type' | 'answer' | 'nameOf' | 'form'> & {
  readonly slot: Slot
  readonly shut: boolean
  readonly first: First | undefined
  readonly change: (how: (now: ProofDraft) => ProofDraft) => void
}
const InPlace = ({ type, answer, nameOf, form, slot, shut, first, change }: InPlace) => {
  const file = fileIn(answer, slot)
  const other: Slot | undefined = slot.part === 'portrait' ? { ...slot, part: 'emblem' } : undefined
  const mayShowBoth = file !== undefined && other !== undefined && fileIn(answer, other) === undefined
  return (
    <Place
      title={partText[slot.part]}
      hint={slot.member === undefined ? undefined : nameOf(slot.member)}
      shape={shapeOf(slot)}
      file={file}
      onFile={(now) => change((all) => (now === undefined ? takeOut(all, slot) : putIn(all, slot, now)))}
      row={rowOf(form, type, slot)}
      shut={shut}
      first={first}
      testId={`proof-${type}-${slotKey(slot)}`}
      extra={
        mayShowBoth ? (
          <Button kind='quiet' onTap={() => change((all) => putIn(all, other, file))} testId={`proof-${type}-both`}>
            {words.otherSideToo}
          </Button>
        ) : null
      }
    />
  )
}

const Body = ({ first, ...props }: Props & { readonly first: First | undefined }) => {
  const { type, answer, slots, onChange, wanted, why = apply.welcome, form, next, loose } = props
  const text = proofText[type]
  const change = (how: (now: ProofDraft) => ProofDraft): void => onChange(type, how)
  const shut = !props.open
  const pages = unplaced(answer)
  const family = type === 'idCard' && slots.some(({ member }) => member !== APPLICANT)
  const excusable = PROOFS[type].mayBeMissing && wanted && answer.files.length === 0
  // a shut paper shows no more than the way to its first photo, and what waits on this phone goes on being sent
  const places = slots.map((slot, i) => (
    <InPlace
      key={slotKey(slot)}
      {...props}
      slot={slot}
      shut={shut}
      first={i === 0 ? first : undefined}
      change={change}
    />
  ))
  const further = (
    <Uploader
      purpose='proof'
      label={slots.length === 0 ? text.name : words.more}
      hideLabel={slots.length === 0}
      value={pages}
      onChange={(files) => change((all) => withPages(all, files))}
      // both sides of each card have a place: other files are only those from before places had names
      max={
        type === 'idCard' && loose !== true
          ? pages.length
          : PROOFS[type].filesMax - (answer.files.length - pages.length)
      }
      ask={lookAt}
      row={rowOf(form, type)}
      shut={shut}
      first={slots.length === 0 ? first : undefined}
      testId={`proof-${type}`}
    />
  )
  if (shut)
    return (
      <View className='paper-first'>
        {places}
        {further}
      </View>
    )
  return (
    <View className='paper-body'>
      <Text className='quiet'>{wanted ? text.why : why}</Text>
      <Examples good={text.good} />
      {places.length === 0 ? null : <Slots>{places}</Slots>}
      {further}
      {excusable || family ? (
        <CannotGet
          type={type}
          answer={answer}
          label={family ? words.family : apply.cannotGet}
          change={(cannotGet) => change((all) => ({ ...all, cannotGet }))}
        />
      ) : null}
      {next === undefined ? null : (
        <Button kind='plain' block onTap={next.go} testId={`proof-${type}-next`}>
          {words.next(next.name)}
        </Button>
      )}
    </View>
  )
}

/** One paper in the list: its name and state, and opened, its places and pages, or the reason why there are none. */
const PaperCard = (props: Props) => {
  const { type, answer, slots, wanted, form, error, open, onOpen } = props
  const said = stateOf(answer, wanted, props.asked, useUnderWay(rowsOf(form, type, slots)))
  const first =
    wanted && !open && said.tone === 'open'
      ? { testId: `proof-${type}-first-pick`, onTaken: () => onOpen(true) }
      : undefined
  return (
    <View
      className={cx('card paper', error !== undefined && 'paper-wrong', first !== undefined && 'paper-empty')}
      {...testAttribute(`proof-card-${type}`)}
    >
      <Tap
        className='paper-head'
        onTap={() => onOpen(!open)}
        expanded={open}
        label={`${proofText[type].name}，${said.text}`}
        testId={`proof-${type}-open`}
      >
        <Icon
          name={said.tone === 'done' ? 'done' : said.tone === 'mind' ? 'alert' : 'file'}
          className={`paper-${said.tone}`}
        />
        <View>
          <Text className='paper-name'>{proofText[type].name}</Text>
          <Text className={`paper-state paper-${said.tone}`}>{said.text}</Text>
        </View>
        <Icon name={open ? 'up' : 'down'} />
      </Tap>
      {error === undefined ? null : (
        <View className='field-error field-wrong' {...a11y({ role: 'alert' })}>
          <Text>{error}</Text>
        </View>
      )}
      <Body {...props} first={first} />
    </View>
  )
}

export type Paper = { readonly type: ProofType; readonly wanted: boolean; readonly why?: string | undefined }
type ListProps = Pick<Props, 'nameOf' | 'onChange' | 'form' | 'loose'> & {
  readonly papers: readonly Paper[]
  readonly answerOf: (type: ProofType) => ProofDraft
  readonly slotsOf: (type: ProofType) => readonly Slot[]
  /** asked for again: what is there is not enough */
  readonly asked?: (type: ProofType) => boolean
  readonly wrongs: Readonly<Record<string, string>>
}

const isDone = ({ files, placed, cannotGet }: ProofDraft): boolean =>
  (files.length > 0 && openSides({ files, placed }).length === 0) || (cannotGet ?? '').trim() !== ''

/** All papers in one list with their states; one is open at a time, at first the first that is wanted and not there. */
export const PaperList = ({ papers, answerOf, slotsOf, asked = () => false, wrongs, ...rest }: ListProps) => {
  const open = (type: ProofType): boolean =>
    papers.some((one) => one.type === type && one.wanted) && (asked(type) || !isDone(answerOf(type)))
  const firstOpen = papers.find(({ type }) => open(type))?.type
  const [shown, setShown] = useState(firstOpen)
  const wrong = papers.find(({ type }) => wrongs[type] !== undefined)?.type
  const [seen, setSeen] = useState(wrong)
  if (wrong !== seen) {
    setSeen(wrong)
    if (wrong !== undefined) setShown(wrong)
  }
  const nextAfter = (type: ProofType): Props['next'] => {
    const at = papers.findIndex((one) => one.type === type)
    const next = [...papers.slice(at + 1), ...papers.slice(0, at)].find((one) => open(one.type))
    return next === undefined || open(type)
      ? undefined
      : { name: proofText[next.type].name, go: () => setShown(next.type) }
  }
  return (
    <View>
      {papers.map(({ type, wanted, why }) => (
        <PaperCard
          key={type}
          {...rest}
          type={type}
          answer={answerOf(type)}
          slots={slotsOf(type)}
          error={wrongs[type]}
          wanted={wanted}
          asked={asked(type)}
          why={why}
          open={shown === type}
          onOpen={(now) => setShown(now ? type : undefined)}
          next={nextAfter(type)}
        />
      ))}
    </View>
  )
}
