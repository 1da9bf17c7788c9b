import { Choice, Choices, optionsOf, TextArea, TextInput } from '@src/components'
import { causeText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { applicantOf, type StepProps } from './step'

export const CauseStep = (props: StepProps) => {
  const { a, change, field } = applicantOf(props)
  return (
    <View>
      <Choice
        options={optionsOf(causeText)}
        {...field('mainCause')}
        onChange={(mainCause) =>
          change({ mainCause, otherCauses: a.otherCauses.filter((cause) => cause !== mainCause) })
        }
        testId='cause-main'
      />
      <Choices
        options={optionsOf(causeText).filter((option) => option.value !== a.mainCause)}
        {...field('otherCauses')}
        testId='cause-other'
      />
      <TextArea {...field('story')} placeholder={apply.storyHint} testId='cause-story' />
      <TextInput {...field('otherAid')} placeholder={apply.otherAidHint} optional testId='cause-aid' />
    </View>
  )
}
