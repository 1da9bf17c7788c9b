// Taro plugin: the mini-program knows the elements and attributes that our pages use, and those of screen readers, which Taro
// leaves out (ariaLabel would be sent by setData and never arrive).
const { internalComponents } = require('./elements')

/** Taro writes these into the templates whether a page uses them or not. */
const UNUSED = ['scroll-view', 'catch-view']
/** How deep a text may stand in texts: one template each. */
const TEXTS_DEEP = 4

const leanTemplates = (template) => {
  template.internalComponents = internalComponents
  template.focusComponents = new Set() // nothing of ours takes the focus by itself
  template.nestElements.set('text', TEXTS_DEEP).set('static-text', TEXTS_DEEP)
  const { buildTemplate } = template
  template.buildTemplate = (pages) =>
    buildTemplate({ ...pages, includes: new Set([...pages.includes].filter((name) => !UNUSED.includes(name))) })
}

module.exports = (ctx) => {
  let weapp = false
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return // H5 has no templates; there attributes reach the DOM by themselves
      weapp = true
      leanTemplates(platform.template)
      platform.runtimePath = require.resolve('./weapp-runtime.js')
    },
  })
  ctx.modifyWebpackChain(({ chain, webpack }) => {
    if (!weapp) return
    const theirs = /@tarojs[\\/]shared[\\/]dist[\\/]components\.js$/
    chain.plugin('elements').use(webpack.NormalModuleReplacementPlugin, [theirs, require.resolve('./elements.js')])
  })
}
