// What is built needs nothing for the package; Vite's development server has to leave it where its files are. React's
// JSX is told to esbuild.
export default { esbuild: { jsx: 'automatic' }, optimizeDeps: { exclude: ['parley'] } };
