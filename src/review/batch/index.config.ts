export default definePageConfig({ navigationBarTitleText: '比对批次' })
