import { Jurisdiction } from '@domain/organisation/jurisdiction'
import { PROGRAMME_KEYS } from '@domain/programme/programme'
import { Select } from '@src/components'
import { usePlaces } from '@src/gateway'
import { programmeText } from '@src/text'
import { fundText } from '@src/text/fund'

type One = { readonly value: string; readonly onChange: (value: string) => void }

/** The option "no limit": an empty value would be shown as "nothing chosen yet". */
const ANY = 'any'

export const JurisdictionSelect = ({ value, onChange }: One) => (
  <Select
    label={fundText.jurisdiction}
    options={[{ value: ANY, label: fundText.anyJurisdiction }, ...usePlaces().options]}
    value={value === '' ? ANY : value}
    onChange={(next) => onChange(next === ANY ? '' : next)}
  />
)

/** The jurisdiction of a filter or an address; undefined for no limit. */
export const placeIn = (value: string | undefined): Jurisdiction | undefined => {
  const read = Jurisdiction.safeParse(value)
  return read.success ? read.data : undefined
}

export const ProgrammeSelect = ({ value, onChange }: One) => (
  <Select
    label={fundText.columns.programme}
    options={[
      { value: ANY, label: fundText.anyProgramme },
      ...PROGRAMME_KEYS.map((key) => ({ value: key as string, label: programmeText[key] })),
    ]}
    value={value === '' ? ANY : value}
    onChange={(next) => onChange(next === ANY ? '' : next)}
  />
)

/** A filter's value for the call: undefined for no limit or for a value that is not in the list. */
export const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | undefined =>
  list.find((item) => item === value)
