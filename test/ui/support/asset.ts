// Replaces styles and pictures in tests.
export default 'asset'
