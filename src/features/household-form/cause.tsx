import { Choice, Choices, optionsOf, TextArea } from '@src/components'
import { causeText } from '@src/text'
import { apply } from '@src/text/apply'
import { View } from '@tarojs/components'
import { Offered } from './offered'
import { applicantOf, type StepProps, say } from './step'

export const CauseBlock = (props: StepProps) => {
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
        optional
        testId='cause-other'
      />
      <TextArea
        {...field('story')}
        label={say(props.how, apply.story)}
        optional
        placeholder={apply.storyHint}
        testId='cause-story'
      />
      <Offered
        {...field('otherAid')}
        optional
        offers={apply.otherAidOffers}
        other={apply.otherOne}
        placeholder={apply.otherAidHint}
        testId='cause-aid'
      />
    </View>
  )
}
