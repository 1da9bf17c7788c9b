import { Banner, Button, Card, OrCancel, TextArea } from '@src/components'
import { deliberationText as words } from '@src/text/deliberation'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Household } from './draft'
import type { Conduct } from './use-meeting'

type Handed = readonly Pick<Household, 'id' | 'version' | 'name'>[]
type Handing = Pick<Conduct, 'meeting' | 'refusals' | 'handUp' | 'handingUp'>

const wordsFor = (households: Handed, all: boolean) => {
  const n = households.length
  return all
    ? { ask: words.handUpAll(n), lead: words.handUpAllLead, submit: words.handUpAllSubmit(n) }
    : { ask: words.handUp, lead: words.handUpLead, submit: words.handUpSubmit }
}

/** What an interrupted handing up has left. */
const Rest = ({
  households,
  conduct: { refusals, handingUp },
}: {
  readonly households: Handed
  readonly conduct: Handing
}) => {
  const failed = households.filter(({ id }) => refusals[id] !== undefined).length
  if (handingUp) return null
  return (
    <>
      <Banner tone='amber' text={words.handUpRest(households.length)} />
      {failed > 0 && <View className='case-hint'>{words.handUpFailed(failed)}</View>}
    </>
  )
}

type Props = {
  readonly households: Handed
  readonly conduct: Handing
  /** the form is for all households of the meeting */
  readonly all?: boolean
}

/** 交上级工会评议: there can be no quorum; asks for the reason once, and hands the households up to the union above. */
export const HandUp = ({ households, conduct, all = false }: Props) => {
  const before = all ? conduct.meeting.handUpWhy : undefined
  const [open, setOpen] = useState(before !== undefined)
  const [why, setWhy] = useState(before ?? '')
  const said = wordsFor(households, all)
  const [first] = households
  if (first === undefined) return null
  if (!open)
    return (
      <Button
        kind='quiet'
        onTap={() => setOpen(true)}
        label={all ? said.ask : `${first.name}，${said.ask}`}
        testId={all ? 'hand-up-all' : `hand-up-${first.id}`}
      >
        {said.ask}
      </Button>
    )
  return (
    <Card title={said.ask} testId='hand-up-form'>
      <View className='case-hint'>{said.lead}</View>
      {before !== undefined && <Rest households={households} conduct={conduct} />}
      <TextArea
        label={words.handUpWhy}
        hint={words.handUpHint}
        value={why}
        onChange={setWhy}
        maxLength={300}
        testId='hand-up-why'
      />
      <OrCancel
        kind='plain'
        busy={conduct.handingUp}
        disabled={why.trim() === ''}
        onTap={() => void conduct.handUp(households, why.trim())}
        onCancel={() => setOpen(false)}
        testId='hand-up-submit'
      >
        {said.submit}
      </OrCancel>
    </Card>
  )
}
