import type { CallOutput } from '@domain/contract'
import { Tag, Tap } from '@src/components'
import { Clock, Flags, Phone } from '@src/features/case-page'
import { askMessages } from '@src/gateway'
import { dutiesText } from '@src/text/duties'
import { dutyVerb } from '@src/text/message'
import { clockText } from '@src/text/today'
import { Text, View } from '@tarojs/components'
import { openDuty } from '../paths'

export type Work = CallOutput<'case.work'>['mine'][number]

type Props = {
  readonly work: Work
  /** shown to officers of several unions */
  readonly unit: boolean
}

/** One case: the household, the next step and its due day open the page of that step; beside it the telephone. */
export const WorkRow = ({ work: { row, turn, verb }, unit }: Props) => {
  const deed = turn === 'mine' ? dutyVerb(verb) : dutiesText.turn[turn]
  return (
    <View className='work-row'>
      <Tap
        className='work-main'
        label={`${row.name}，${deed}，${clockText(row)}`}
        onTap={() => {
          askMessages('duty')
          openDuty(row)
        }}
        testId={`duty-${row.id}`}
      >
        <View className='work-line'>
          <Text className='work-name'>{row.name}</Text>
          <Text className='work-verb'>{deed}</Text>
        </View>
        {unit && <Text className='case-hint'>{row.unit}</Text>}
        <View className='case-tags'>
          {turn === 'mine' ? <Clock row={row} /> : <Tag tone='plain'>{dutyVerb(verb)}</Tag>}
          <Flags row={row} />
        </View>
      </Tap>
      {(turn === 'mine' || turn === 'worker') && <Phone caseId={row.id} name={row.name} why='contact' kind='quiet' />}
    </View>
  )
}
