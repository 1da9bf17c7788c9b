export default definePageConfig({ navigationBarTitleText: '数据比对' })
