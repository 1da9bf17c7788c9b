/** The keys or the crypto suite differ from those of the store. Names the settings, never a value. */
export class ForeignKeys extends Error {
  override readonly name = 'ForeignKeys'
  constructor(readonly settings: readonly string[]) {
    super(`settings missing or wrong: ${settings.join(', ')} (not what this store was founded with)`)
  }
}
