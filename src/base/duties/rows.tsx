import type { CallOutput } from '@domain/contract'
import { Button, Tag, Tap } from '@src/components'
import { Flags, Phone } from '@src/features/case-page'
import { askMessages, go, pageOfRow, takeAhead } from '@src/gateway'
import { dutiesText } from '@src/text/duties'
import { dutyVerb } from '@src/text/message'
import { today, workText } from '@src/text/today'
import { Text, View } from '@tarojs/components'

export type Work = CallOutput<'case.work'>['mine'][number]

/** By when the officer has to act, or what somebody else has to do. */
const dueOf = ({ row, turn, verb }: Work): string | undefined => {
  if (turn !== 'mine') return dutyVerb(verb)
  return row.dueOn === undefined ? undefined : workText(row, verb)
}

const Due = ({ work }: Pick<Props, 'work'>) => {
  const words = dueOf(work)
  const late = work.turn === 'mine' && (work.row.daysLeft ?? 0) < 0
  return words === undefined ? null : <Tag tone={late ? 'overdue' : 'plain'}>{words}</Tag>
}

/** The paper hangs: its photo is taken first, and the page then asks for nothing but the act. */
const PhotoFirst = ({ row }: Pick<Work, 'row'>) => (
  <Button
    kind='quiet'
    label={`${row.name}，${today.photo}`}
    onTap={() => void takeAhead(row.id).then((taken) => taken && go(pageOfRow(row), { id: row.id }))}
    testId={`post-${row.id}-pick`}
  >
    {today.photo}
  </Button>
)

type Props = {
  readonly work: Work
  /** shown to officers of several unions */
  readonly unit: boolean
}

/** One case: the household, the next step and its due day open the page of that step; beside it the telephone. */
export const WorkRow = ({ work, unit }: Props) => {
  const { row, turn, verb } = work
  const deed = turn === 'mine' ? dutyVerb(verb) : dutiesText.turn[turn]
  return (
    <View className='work-row'>
      <Tap
        className='work-main'
        label={[row.name, deed, dueOf(work) ?? ''].filter((words) => words !== '').join('，')}
        onTap={() => {
          askMessages('duty')
          go(pageOfRow(row), { id: row.id })
        }}
        testId={`duty-${row.id}`}
      >
        <View className='work-line'>
          <Text className='work-name'>{row.name}</Text>
          <Text className='work-verb'>{deed}</Text>
        </View>
        {unit && <Text className='case-hint'>{row.unit}</Text>}
        <View className='case-tags'>
          <Due work={work} />
          <Flags row={row} />
        </View>
      </Tap>
      <View className='work-acts'>
        {turn === 'mine' && verb === 'to-post' && <PhotoFirst row={row} />}
        {(turn === 'mine' || turn === 'worker') && <Phone caseId={row.id} name={row.name} why='contact' kind='quiet' />}
      </View>
    </View>
  )
}
