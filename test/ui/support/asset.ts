// Stands in for styles and pictures.
export default 'asset'
