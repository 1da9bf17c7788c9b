import { Card, Row } from '@src/components'
import { surveyText } from '@src/text/survey'
import { type SurveyDraft, stepGaps } from './draft'
import { STEPS } from './steps'

type Props = { readonly draft: SurveyDraft; readonly goTo: (step: number) => void }

/** Lists the missing answers by screen, with a link to each screen, because six screens are too many to search. */
export const Gaps = ({ draft, goTo }: Props) => {
  const gaps = stepGaps(draft)
  const open = STEPS.flatMap(({ key }, step) => (gaps[key].length === 0 ? [] : [{ key, step, here: gaps[key] }]))
  if (open.length === 0) return null
  return (
    <Card title={surveyText.notReady} testId='survey-gaps'>
      {open.map(({ key, step, here }) => (
        <Row
          key={key}
          label={surveyText.steps[key]}
          value={here.map((gap) => surveyText.gaps[gap]).join('；')}
          // the last screen is the present one
          onTap={step === STEPS.length - 1 ? undefined : () => goTo(step)}
          testId={`survey-gap-${key}`}
        />
      ))}
    </Card>
  )
}
