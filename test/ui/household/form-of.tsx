import { CONSENT_TEXT_VERSION } from '@domain/consent/consent'
import { plainDate } from '@domain/kernel/plain-date'
import { HouseholdForm } from '@src/features/household-form'
import type { ComponentProps } from 'react'

/** The consents without which the form asks nothing. */
export const agreed = { consents: ['privacy:m0', 'sensitive:m0'], consentText: CONSENT_TEXT_VERSION }

type Props = ComponentProps<typeof HouseholdForm>
/** A page of the form, whose draft is stored as `any`. */
export const formOf = (given: Partial<Props>) => (
  <HouseholdForm
    draftKey='any'
    path='/worker/apply/index'
    block={undefined}
    today={plainDate('2026-03-02')}
    busy={false}
    refusal={undefined}
    onSubmit={() => undefined}
    {...given}
  />
)
