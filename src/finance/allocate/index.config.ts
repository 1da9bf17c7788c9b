export default definePageConfig({ navigationBarTitleText: '下达额度' })
