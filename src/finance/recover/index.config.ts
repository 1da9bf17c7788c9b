export default definePageConfig({ navigationBarTitleText: '要求退回' })
