// What a person types stands in the field already. Taro sends it back to the field with every letter: fifteen milliseconds each,
// and when it arrives late, the letters typed meanwhile are gone. Here a field is told only what it does not show yet.
import { FormElement, hooks, TaroElement } from '@tarojs/runtime'

/** What the view was told last, by field. */
const told = new WeakMap()

const isTyped = (node) => node.nodeName === 'input' || node.nodeName === 'textarea'
const textOf = (value) => (value === undefined || value === null ? '' : String(value))

const { setAttribute, dispatchEvent } = TaroElement.prototype
const formEvent = FormElement.prototype.dispatchEvent

const tell = (node, value) => {
  told.set(node, textOf(value))
  setAttribute.call(node, 'value', value)
}

FormElement.prototype.setAttribute = function (name, value) {
  if (name !== 'value' || !isTyped(this)) return setAttribute.call(this, name, value)
  const shown = textOf(this.props.value)
  if (textOf(value) === shown) {
    this.props.value = value
    return
  }
  // The view was told this before somebody typed something else, and would take it for no change: first what it shows.
  if (textOf(value) === told.get(this) && this._root) {
    tell(this, shown)
    this._root.enqueueUpdateCallback(() => tell(this, this.props.value))
    this.props.value = value
    return
  }
  tell(this, value)
}

FormElement.prototype.dispatchEvent = function (event) {
  if (!event.mpEvent || !isTyped(this)) return formEvent.call(this, event)
  if (event.type === 'input') this.props.value = event.mpEvent.detail.value
  const result = dispatchEvent.call(this, event)
  // nobody is typing any more: from here on both know the same
  if (event.type === 'blur' && told.get(this) !== textOf(this.props.value)) tell(this, this.props.value)
  return result
}

// A field that is sent again together with its surroundings is sent as it was told, so that nothing typed since is overwritten.
hooks.tap('modifyHydrateData', (data, node) => {
  if (!isTyped(node)) return
  if (told.has(node)) data.value = told.get(node)
  else told.set(node, textOf(data.value))
})
