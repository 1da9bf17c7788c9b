// Used by Taro only; the cloud is bundled by esbuild and the tests are compiled by swc.
module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
}
