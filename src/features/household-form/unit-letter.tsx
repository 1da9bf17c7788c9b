import type { CallOutput } from '@domain/contract'
import type { Jurisdiction } from '@domain/organisation/jurisdiction'
import { Banner, Button, Field, Row } from '@src/components'
import { go, useQuery } from '@src/gateway'
import { dueText } from '@src/text'
import { apply } from '@src/text/apply'
import { unitAnswerText } from '@src/text/unit-answer'

type Union = CallOutput<'org.search'>['items'][number]
type Props = { readonly jurisdiction: Jurisdiction | undefined; readonly onChoose: (union: Union) => void }

/** The letter to the county about a unit that is on no list: to be written, under way, or answered with a union to choose. */
export const UnitLetter = ({ jurisdiction, onChoose }: Props) => {
  const { data } = useQuery('unit.mine', {})
  const { answer, dueOn } = data?.request ?? {}
  const org = answer?.org
  return (
    <>
      {org === undefined ? null : (
        <Field label={unitAnswerText(answer?.kind, org.name)}>
          <Row label={org.name} testId='unit-answered' onTap={() => onChoose(org)} />
        </Field>
      )}
      {dueOn !== undefined && answer === undefined ? (
        <Banner tone='plain' text={apply.unitWaiting(dueText(dueOn))} testId='unit-waiting' />
      ) : (
        <Button kind='plain' block onTap={() => go('/worker/unit/index', { jurisdiction })} testId='unit-write'>
          {apply.unitWrite}
        </Button>
      )}
    </>
  )
}
