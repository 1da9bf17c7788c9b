import { useState } from 'react'

/** Props for the inputs of a form, by name: `<TextInput label={…} {...field('name')} />`. `wrongs`: errors by name. */
export const fieldsOf =
  <T extends object>(
    answers: T,
    set: (patch: Partial<T>) => void,
    wrongs: Readonly<Record<string, string | undefined>> = {},
  ) =>
  <K extends keyof T & string>(key: K) => ({
    value: answers[key],
    onChange: (value: T[K]) => set({ [key]: value } as unknown as Partial<T>),
    error: wrongs[key],
  })

type Filled<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> }
/** The answers of a form, texts trimmed; false while an answer is missing or a text is empty. */
export const filled = <T extends object>(answers: T): Filled<T> | false => {
  const trimmed = Object.entries(answers).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
  return trimmed.every(([, value]) => value !== undefined && value !== '') && (Object.fromEntries(trimmed) as Filled<T>)
}

/** State of a form while its page is mounted: the answers, the props of its inputs, and a setter for several answers. */
export const useFields = <T extends object>(first: T) => {
  const [answers, setAnswers] = useState(first)
  const set = (patch: Partial<T>): void => setAnswers((now) => ({ ...now, ...patch }))
  return [answers, fieldsOf(answers, set), set] as const
}
