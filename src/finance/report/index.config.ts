export default definePageConfig({ navigationBarTitleText: '年度绩效报告' })
