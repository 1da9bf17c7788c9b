import { Choice, TextInput } from '@src/components'
import { View } from '@tarojs/components'
import { useState } from 'react'

type Props = {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly grid?: boolean
  /** the usual answers, one tap each */
  readonly offers: readonly string[]
  /** words of the answer “another one, typed” */
  readonly other: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly placeholder?: string
  readonly testId: string
}

/** As long as the words for “another one”: so long that two still stand abreast. */
const SHORT = 6
const isShort = (offers: readonly string[]): boolean => offers.every((offer) => offer.length <= SHORT)

/** A text that is mostly one of a few: offered to be tapped, and typed only when it is another. Nothing is chosen beforehand. */
export const Offered = (props: Props) => {
  const {
    label,
    hint,
    error,
    optional = false,
    grid = isShort(props.offers),
    offers,
    other,
    value,
    onChange,
    testId,
    ...typed
  } = props
  const [writing, setWriting] = useState(false)
  const own = writing || (value !== '' && !offers.includes(value))
  const choose = (chosen: string): void => {
    const offer = offers[Number(chosen)]
    setWriting(offer === undefined)
    if (offer !== undefined) onChange(offer)
    else if (offers.includes(value)) onChange('')
  }
  return (
    <View>
      <Choice
        label={label}
        hint={hint}
        optional={optional}
        grid={grid}
        error={own ? undefined : error}
        options={[...offers.map((offer, i) => ({ value: String(i), label: offer })), { value: 'own', label: other }]}
        value={own ? 'own' : value === '' ? undefined : String(offers.indexOf(value))}
        onChange={choose}
        testId={`${testId}-offer`}
      />
      {own ? (
        <TextInput label={label} hideLabel error={error} value={value} onChange={onChange} testId={testId} {...typed} />
      ) : null}
    </View>
  )
}
