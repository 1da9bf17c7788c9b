/** The parts of one long walk, each a test: after a part that failed the following parts fail at once. */
export const inTurn = () => {
  let broken = false
  return (words: string, walk: () => Promise<void>): void =>
    it(words, async () => {
      if (broken) throw new Error('an earlier stretch of the walk failed')
      broken = true
      await walk()
      broken = false
    })
}
