// Taro plugin: binds WeChat's aria-* attributes in the mini-program templates. Taro leaves them out, so ariaLabel and
// ariaRole would be sent by setData and never reach a screen reader.
const components = require('./aria-attributes')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return // H5 has no templates; there the attributes reach the DOM by themselves
      platform.template.mergeComponents(ctx, components)
      platform.runtimePath = [].concat(platform.runtimePath, require.resolve('./aria-runtime.js'))
    },
  })
}
