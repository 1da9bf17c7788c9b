import { causeText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { Choice, Choices, optionsOf } from '../choices'
import { TextArea, TextInput } from '../inputs'
import { applicantSetter, type StepProps } from './step'

export const CauseStep = (props: StepProps) => {
  const { draft, wrongs } = props
  const set = applicantSetter(props)
  const a = draft.applicant
  return (
    <View>
      <Choice
        label={apply.mainCause}
        options={optionsOf(causeText)}
        value={a.mainCause}
        onChange={(mainCause) => set({ mainCause, otherCauses: a.otherCauses.filter((cause) => cause !== mainCause) })}
        error={wrongs['mainCause']}
        testId='cause-main'
      />
      <Choices
        label={apply.otherCauses}
        options={optionsOf(causeText).filter((option) => option.value !== a.mainCause)}
        value={a.otherCauses}
        onChange={(otherCauses) => set({ otherCauses })}
        testId='cause-other'
      />
      <TextArea
        label={apply.story}
        value={a.story}
        onChange={(story) => set({ story })}
        maxLength={500}
        placeholder={apply.storyHint}
        error={wrongs['story']}
        testId='cause-story'
      />
      <TextInput
        label={apply.otherAid}
        value={a.otherAid}
        onChange={(otherAid) => set({ otherAid })}
        maxLength={200}
        placeholder={apply.otherAidHint}
        error={wrongs['otherAid']}
        testId='cause-aid'
      />
    </View>
  )
}
