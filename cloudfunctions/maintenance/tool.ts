/** The arguments after a tool's name: `--option value` pairs, flags, and words without a dash. */
export type Given = {
  readonly options: ReadonlyMap<string, string>
  readonly flags: ReadonlySet<string>
  readonly words: readonly string[]
}

export type Say = (text: string) => void

/** `wrong`: the name of an option that has no value or is unknown. */
export const givenIn = (
  args: readonly string[],
  known: { readonly options: readonly string[]; readonly flags: readonly string[] },
): Given | { readonly wrong: string } => {
  const options = new Map<string, string>()
  const flags = new Set<string>()
  const words: string[] = []
  for (let i = 0; i < args.length; i += 1) {
    const word = args[i] ?? ''
    const name = word.slice(2)
    if (!word.startsWith('--')) words.push(word)
    else if (known.flags.includes(name)) flags.add(name)
    else {
      const value = args[i + 1]
      if (!known.options.includes(name) || value === undefined || value.startsWith('--')) return { wrong: word }
      options.set(name, value)
      i += 1
    }
  }
  return { options, flags, words }
}
