export default definePageConfig({ navigationBarTitleText: '申请指南' })
