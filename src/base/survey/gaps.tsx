import { Card, Row } from '@src/components'
import { surveyText } from '@src/text/survey'
import { type SurveyDraft, stepGaps } from './draft'

type Part = keyof ReturnType<typeof stepGaps>
const PARTS = Object.keys(surveyText.steps) as Part[]

/** The signatures are on this screen. */
const isHere = (part: Part): boolean => part === 'signatures'

type Props = { readonly draft: SurveyDraft; readonly goTo: (part: Part) => void }

/** Lists the missing answers, each with a link to its place. */
export const Gaps = ({ draft, goTo }: Props) => {
  const gaps = stepGaps(draft)
  const open = PARTS.filter((part) => gaps[part].length > 0)
  if (open.length === 0) return null
  return (
    <Card title={open.every(isHere) ? surveyText.notSigned : surveyText.notReady} testId='survey-gaps'>
      {open.map((part) => (
        <Row
          key={part}
          label={surveyText.steps[part]}
          value={gaps[part].map((gap) => surveyText.gaps[gap]).join('；')}
          onTap={isHere(part) ? undefined : () => goTo(part)}
          testId={`survey-gap-${part}`}
        />
      ))}
    </Card>
  )
}
