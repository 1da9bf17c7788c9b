import { at, type Json, keyOf, type Path } from './draft'
import type { FieldSpec } from './fields'
import { Value } from './value'

export type Editor = {
  readonly draft: Json
  readonly problems: ReadonlyMap<string, string>
  readonly change: (path: Path, value: Json | undefined) => void
}

/** One value of the draft with its error. */
export const Ask = ({ spec, editor }: { readonly spec: FieldSpec; readonly editor: Editor }) => (
  <Value
    spec={spec}
    value={at(editor.draft, spec.path)}
    error={editor.problems.get(keyOf(spec.path))}
    onChange={(value) => editor.change(spec.path, value)}
  />
)
