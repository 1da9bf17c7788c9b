import type { OwnCase } from '@domain/contract/views'
import { Road, Section } from '@src/components'
import { dateText } from '@src/text'
import { roadStepText, road as words } from '@src/text/road'
import { Text } from '@tarojs/components'

type Step = OwnCase['road']['steps'][number]

const usual = ({ days, until }: Step): string | undefined => {
  if (days !== undefined) return words.usual(days)
  return until === undefined ? undefined : words.until(until)
}

/** Of the present step: the day it must be done, or for a closed case the day it happened. */
const dayOf = (own: OwnCase, step: Step): string | undefined => {
  if (step.on !== undefined) return dateText(step.on)
  const { by, waiting } = own.road
  if (step.state !== 'now' || by === undefined) return usual(step)
  return waiting === 'notice' ? `${words.noticeDay} ${dateText(by)}` : words.by(by)
}

const bodyOf = (own: OwnCase, step: Step): string | undefined => {
  const { holder } = own.road
  if (step.state !== 'now' || holder === 'nobody') return undefined
  return holder === 'worker' ? words.yours : words.has(own.holder.unit)
}

/** All steps to the money: done with their days, the present one with who has it, and those to come with their usual time. */
export const RoadAhead = ({ own }: { readonly own: OwnCase }) => {
  const { steps } = own.road
  const left = steps.reduce((sum, { state, days = 0 }) => (state === 'next' ? sum + days : sum), 0)
  const goesOn = steps.some(({ state }) => state === 'next')
  return (
    <Section title={goesOn ? words.title : words.ended}>
      {left === 0 ? null : <Text className='quiet'>{words.left(left)}</Text>}
      <Road
        testId='road'
        steps={steps.map((step) => ({
          title: roadStepText[step.key],
          state: step.state,
          day: dayOf(own, step),
          body: bodyOf(own, step),
        }))}
      />
    </Section>
  )
}
