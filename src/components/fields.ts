import { useState } from 'react'

/** The fields of a form's answers, each by name: `<TextInput label={…} {...field('name')} />`. `wrongs` is by name too. */
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

/** Answers that live as long as their page, their fields, and what sets some of them at once. */
export const useFields = <T extends object>(first: T) => {
  const [answers, setAnswers] = useState(first)
  const set = (patch: Partial<T>): void => setAnswers((now) => ({ ...now, ...patch }))
  return [answers, fieldsOf(answers, set), set] as const
}
