/** The keys or the suite are not those the store is kept with. Names the settings, never a value. */
export class ForeignKeys extends Error {
  override readonly name = 'ForeignKeys'
  constructor(readonly settings: readonly string[]) {
    super(`settings missing or wrong: ${settings.join(', ')} (not what this store was founded with)`)
  }
}
