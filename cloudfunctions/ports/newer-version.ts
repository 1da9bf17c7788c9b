/**
 * What was read was written by a newer version of this program, while both run during a deployment: nothing is wrong with
 * it, and this version must not guess. The dispatcher makes it the refusal UPGRADING.
 */
export class NewerVersion extends Error {
  override readonly name = 'NewerVersion'
}
